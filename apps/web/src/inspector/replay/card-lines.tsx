import type { Card } from '../../api/types';
import { DataTable, type Column } from '../../ui/data-table';
import { useNames } from '../../words/names';
import { useStateTexts } from '../../words/state-texts';
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

/** What the card said then and says today, where that differs. */
export function Differences({ then, now }: { readonly then: Card; readonly now: Card }) {
  const t = useReplayTexts();
  const lines = useLines();
  const found = differences(lines(then), lines(now));
  if (found.length === 0) return <p className={classes.same}>{t('same')}</p>;
  const columns: readonly Column<Difference>[] = [
    { key: 'what', title: t('what'), kind: 'strong', width: 200, cell: ({ field }) => t(`field.${field}`) },
    { key: 'then', title: t('then'), cell: (one) => one.then },
    { key: 'now', title: t('now'), cell: (one) => one.now },
  ];
  return (
    <>
      <h3 className={classes.sub}>{t('differences')}</h3>
      <DataTable label={t('differences')} columns={columns} rows={found} rowKey={({ field }) => field} />
    </>
  );
}
