import { Button } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import type { HistoryItem } from '../../api/types';
import { useCommon } from '../../i18n';
import { EventSays } from '../../said/event-says';
import type { Words } from '../../said/lines';
import { useWords } from '../../said/use-words';
import { useMe } from '../../session/use-session';
import { Badge } from '../../ui/tone';
import { Day } from '../../ui/when';
import { useNames } from '../../words/names';
import { mayPropose } from '../corrections/rights';
import { useCorrectionTexts } from '../corrections/texts';
import { useCardTexts } from './texts';
import classes from './card.module.css';

/** Events shown before somebody asks for the rest. */
const FIRST = 12;

/** What was recorded about the family, newest first: what, when it happened, who recorded it. */
interface HistoryListProps {
  readonly familyId: string;
  readonly items: readonly HistoryItem[];
}
export function HistoryList({ familyId, items }: HistoryListProps) {
  const t = useCommon();
  const [all, setAll] = useState(false);
  const words = useWords(items);
  const newest = items.toReversed();
  const shown = all ? newest : newest.slice(0, FIRST);
  return (
    <>
      <ol className={classes.history}>
        {shown.map((item) => (
          <Item key={item.eventId} familyId={familyId} item={item} words={words} />
        ))}
      </ol>
      {shown.length === newest.length ? null : (
        <>
          <Button className="no-print" variant="default" size="xs" onClick={() => setAll(true)}>
            {t('more')}
          </Button>
          <p className="only-print">{t('table.shown', { shown: shown.length, total: newest.length })}</p>
        </>
      )}
    </>
  );
}

interface ItemProps {
  readonly familyId: string;
  readonly item: HistoryItem;
  readonly words: Words | null;
}
function Item({ familyId, item, words }: ItemProps) {
  const t = useCardTexts();
  const common = useCommon();
  const names = useNames();
  const { occurredOn, recordedAt, actor, type, violations, annulledBy, correctedBy } = item;
  const me = useMe();
  const c = useCorrectionTexts();
  const late = recordedAt.slice(0, 10) > occurredOn;
  return (
    <li data-annulled={annulledBy !== null}>
      <span className={classes.due}>
        <Day day={occurredOn} />
      </span>
      <span>
        <span className={classes.rule}>{names.event(type)}</span>
        <span className={classes.minor}>
          {actor.officerId === undefined ? common(`roles.${actor.role}`) : names.officer(actor.officerId)}
          {late ? (
            <>
              , {t('recordedOn')} <Day day={recordedAt.slice(0, 10)} />
            </>
          ) : null}
          {mayPropose(me, item) ? (
            <Link className={`${classes.correct} no-print`} to={`/families/${familyId}/events/${item.eventId}/correct`}>
              {c('action')}
              <span className="visually-hidden">: {names.event(type)}</span>
            </Link>
          ) : null}
        </span>
        <EventSays item={item} words={words} />
      </span>
      {annulledBy === null ? null : <Badge tone="calm">{t('annulled')}</Badge>}
      {correctedBy === null ? null : <Badge tone="calm">{t('corrected')}</Badge>}
      {violations.length === 0 ? null : <Badge tone="soon">{t('violations', { count: violations.length })}</Badge>}
    </li>
  );
}
