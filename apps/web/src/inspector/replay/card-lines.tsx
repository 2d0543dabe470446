import type { Card } from '../../api/types';
import { DataTable, type Column } from '../../ui/data-table';
import { dayText } from '../../ui/dates';
import { useNames } from '../../words/names';
import { useStateTexts } from '../../words/state-texts';
import type { Moment } from './moment';
import { differences, linesOf } from './told-card';
import { useReplayTexts } from './texts';
import classes from './replay.module.css';

/** What a card says, in words. */
function useLines() {
  const names = useNames();
  const state = useStateTexts();
  const own = useReplayTexts();
  return (card: Card) => linesOf(card, names, { state: (key) => state(key), own: (key) => own(key) });
}

/** The card at a moment as a list of what it says. */
export function CardLines({ card }: { readonly card: Card }) {
  const t = useReplayTexts();
  const lines = useLines();
  return (
    <dl className={classes.lines}>
      {lines(card).map(([field, text]) => (
        <div key={field}>
          <dt>{t(`field.${field}`)}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}

type Difference = ReturnType<typeof differences>[number];

interface DifferencesProps {
  readonly then: Card;
  readonly other: Card;
  /** The moment of the other card. */
  readonly pinned: Moment;
}
/** What the card says at one moment and at another, where that differs. */
export function Differences({ then, other, pinned }: DifferencesProps) {
  const t = useReplayTexts();
  const lines = useLines();
  const found = differences(lines(then), lines(other));
  const when = useMomentText(pinned);
  if (found.length === 0) return <p className={classes.same}>{t('same', { when })}</p>;
  const columns: readonly Column<Difference>[] = [
    { key: 'what', title: t('what'), kind: 'strong', width: 200, cell: ({ field }) => t(`field.${field}`) },
    { key: 'then', title: t('then'), cell: (one) => one.then },
    { key: 'now', title: capital(when), cell: (one) => one.now },
  ];
  const title = t('differences', { when });
  return (
    <>
      <h3 className={classes.sub}>{title}</h3>
      <DataTable label={title} columns={columns} rows={found} rowKey={({ field }) => field} />
    </>
  );
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
function useMomentText({ asOf, knownOn }: Moment): string {
  const t = useReplayTexts();
  const day = asOf === null ? t('today').toLowerCase() : dayText(asOf);
  return knownOn === null ? day : t('knownThen', { day, known: dayText(knownOn) });
}
