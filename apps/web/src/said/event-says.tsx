import type { HistoryItem } from '../api/types';
import { useCommon } from '../i18n';
import { linesOf, type Words } from './lines';
import { SaidList } from './said-list';
import classes from './event-says.module.css';

interface EventSaysProps {
  readonly item: HistoryItem;
  /** Null while they are read. */
  readonly words: Words | null;
}
/** The content of an event, folded until somebody opens it; nothing where it says nothing beside its name. */
export function EventSays({ item, words }: EventSaysProps) {
  const t = useCommon();
  if (words === null) return null;
  const lines = linesOf(item.data, words);
  if (lines.length === 0) return null;
  return (
    <details className={classes.says}>
      <summary>{t('eventSays')}</summary>
      <SaidList lines={lines} />
    </details>
  );
}
