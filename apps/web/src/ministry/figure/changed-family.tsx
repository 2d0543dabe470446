import { useState } from 'react';
import { Link } from 'react-router';
import type { components } from '../../api/schema.gen';
import { useCommon } from '../../i18n';
import { dayText } from '../../ui/dates';
import { useNames } from '../../words/names';
import { useFigurePageTexts } from './texts';
import classes from './figure.module.css';

type Item = components['schemas']['Changes']['items'][number];
type Fact = Item['facts'][number];

/** What changes who is counted stands first; the rest of what was recorded opens on demand. */
const COUNTS =
  /^(recognized-SOP|deregistered|resolution-annulled|transfer-(initiated|accepted)|event-(corrected|annulled)|families-(un)?merged|accompaniment-(started|ended))/;
const FIRST = 4;

/** A family whose share of the figure changed, and the facts that were recorded meanwhile. */
export function ChangedFamily({
  item: { familyId, name, was, is, facts },
  no,
}: {
  readonly item: Item;
  readonly no: number;
}) {
  const t = useFigurePageTexts();
  const common = useCommon();
  const [all, setAll] = useState(false);
  const telling = facts.filter(({ type }) => COUNTS.test(type));
  const first = telling.length > 0 ? telling : facts.slice(0, FIRST);
  const shown = all ? facts : first;
  return (
    <article className={classes.family} aria-label={name ?? t('familyNo', { no })}>
      <header className={classes.head}>
        {familyId === null ? (
          <span>{t('familyNo', { no })}</span>
        ) : (
          <Link to={`/families/${familyId}`}>{name ?? t('nameless')}</Link>
        )}
        <span className={classes.move} data-up={is > was}>
          {was} → {is}
        </span>
      </header>
      <ul className={classes.facts}>
        {shown.map((fact) => (
          <Told key={fact.position} fact={fact} />
        ))}
      </ul>
      {facts.length > shown.length ? (
        <button type="button" className={classes.all} onClick={() => setAll(true)}>
          {common('more')} ({facts.length - shown.length})
        </button>
      ) : null}
    </article>
  );
}

function Told({ fact: { type, occurredOn, recordedAt } }: { readonly fact: Fact }) {
  const t = useFigurePageTexts();
  const names = useNames();
  const recorded = recordedAt.slice(0, 10);
  return (
    <li>
      <time dateTime={occurredOn}>{dayText(occurredOn)}</time> <span>{names.event(type)}</span>{' '}
      {recorded === occurredOn ? null : <small>{t('recorded', { at: dayText(recorded) })}</small>}
    </li>
  );
}
