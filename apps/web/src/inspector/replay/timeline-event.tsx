import type { HistoryItem } from '../../api/types';
import { useCommon } from '../../i18n';
import { EventSays } from '../../said/event-says';
import type { Words } from '../../said/lines';
import { dayText, daysBetween } from '../../ui/dates';
import { Badge } from '../../ui/tone';
import { clauseText } from '../../words/clause';
import { remarkText } from '../../words/remarks';
import { useNames } from '../../words/names';
import type { Standing } from './standing';
import { useReplayTexts } from './texts';
import classes from './replay.module.css';

/** A record that comes later than this after its event is worth a look, days. */
const LATE = 3;

interface TimelineEventProps {
  readonly item: HistoryItem;
  readonly standing: Standing;
  /** The record that annulled or corrected it. */
  readonly by: HistoryItem | null;
  readonly words: Words | null;
}
/** One event: when it happened, what it was, who recorded it and when, and what became of the record. */
export function TimelineEvent({ item, standing, by, words }: TimelineEventProps) {
  const names = useNames();
  const { occurredOn, type, actor } = item;
  const isGone = item.annulledBy !== null || item.correctedBy !== null;
  return (
    <li className={classes.event} data-standing={standing} data-gone={isGone}>
      <time dateTime={occurredOn}>{dayText(occurredOn)}</time>
      <div>
        {by === null ? null : <Over item={item} by={by} />}
        <span className={classes.what}>{names.event(type)}</span> <Standings standing={standing} />
        <div className={classes.who}>
          {actor.officerId ? names.officer(actor.officerId) : names.agency(actor.agencyId ?? actor.userId)}
        </div>
        <Violations violations={item.violations} />
        <EventSays item={item} words={words} />
      </div>
      <Recorded item={item} />
    </li>
  );
}

function Over({ item, by }: { readonly item: HistoryItem; readonly by: HistoryItem }) {
  const t = useReplayTexts();
  const day = dayText(by.recordedAt.slice(0, 10));
  return (
    <div className={classes.over}>
      {item.annulledBy === null ? t('correctedBy', { day }) : t('annulledBy', { day })}
    </div>
  );
}

function Standings({ standing }: { readonly standing: Standing }) {
  const t = useReplayTexts();
  if (standing === 'there') return null;
  return (
    <Badge tone={standing === 'future' ? 'calm' : 'soon'}>{t(standing === 'future' ? 'future' : 'unknownYet')}</Badge>
  );
}

function Violations({ violations }: Pick<HistoryItem, 'violations'>) {
  const t = useReplayTexts();
  const names = useNames();
  return violations.map(({ clause, text, ruleKey, guard }, at) => (
    <div key={at} className={classes.violation}>
      {t('violation', { clause: clauseText(clause) })}:{' '}
      {text === undefined ? names.rule(ruleKey ?? '') : remarkText(guard ?? '', text)}
    </div>
  ));
}

function Recorded({ item: { occurredOn, recordedAt } }: { readonly item: HistoryItem }) {
  const t = useReplayTexts();
  const common = useCommon();
  const on = recordedAt.slice(0, 10);
  const after = daysBetween(occurredOn, on);
  return (
    <span className={classes.recorded} data-late={after > LATE}>
      {t('recorded', { at: dayText(on) })}
      {after > LATE ? `, ${t('afterDays', { days: common('days', { count: after }) })}` : ''}
    </span>
  );
}
