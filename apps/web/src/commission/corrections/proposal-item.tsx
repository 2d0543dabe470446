import type { HistoryItem } from '../../api/types';
import { language } from '../../i18n/language';
import { linesOf, type Words } from '../../said/lines';
import { useMe } from '../../session/use-session';
import { DataTable, type Column } from '../../ui/data-table';
import { dayText } from '../../ui/dates';
import { quarterText } from '../../ui/quarters';
import { Notice } from '../../ui/tone';
import { useNames } from '../../words/names';
import { Decide } from './decide';
import { differences, type Difference } from './difference';
import { deciding } from './rights';
import { standingBody } from './standing';
import { useCorrectionTexts } from './texts';
import type { Proposal, Step, Subject } from './use-proposals';
import classes from './corrections.module.css';

interface ProposalItemProps {
  readonly subject: Subject;
  readonly proposal: Proposal;
  readonly history: readonly HistoryItem[];
  readonly words: Words;
  /** Told what was decided. */
  readonly taken: (kind: Step['kind']) => void;
}
/** One proposal: of what record, why, what would be another, and what the reader can do about it. */
export function ProposalItem({ subject, proposal, history, words, taken }: ProposalItemProps) {
  const t = useCorrectionTexts();
  const names = useNames();
  const me = useMe();
  const { kind, targetEventId, targetType, proposedBy, proposedAt } = proposal;
  const target = history.find(({ eventId }) => eventId === targetEventId);
  if (target === undefined) return <p>{t('gone')}</p>;
  const { officerId } = proposedBy;
  const who = officerId === undefined ? proposedBy.userId : names.officer(officerId);
  const day = dayText(proposedAt.slice(0, 10));
  return (
    <article className={classes.proposal}>
      <h3>{t(`proposed.${kind}`, { what: names.event(targetType), day: dayText(target.occurredOn) })}</h3>
      <p className={classes.by}>{t('by', { who, day })}</p>
      <p>
        {t('why')}: {reasonOf(proposal, (code) => t(`because.${code}`))}
      </p>
      {proposal.replacement === null ? null : (
        <Changes proposal={proposal} was={standingBody(target, history)} words={words} />
      )}
      <Quarters proposal={proposal} />
      <div className="no-print">
        <Decision subject={subject} proposal={proposal} state={deciding(me, target, officerId)} taken={taken} />
      </div>
    </article>
  );
}

const CODED = ['ENTERED_BY_MISTAKE', 'WRONG_CASE', 'DUPLICATE', 'OTHER'];
/** The reason of an annulment is chosen from a list and may be explained; that of a correction is a text. */
function reasonOf({ reason, reasonText }: Proposal, word: (code: string) => string): string {
  if (!CODED.includes(reason)) return reason;
  return reasonText === null ? word(reason) : `${word(reason)}. ${reasonText}`;
}

interface ChangesProps {
  readonly proposal: Proposal;
  readonly was: object;
  readonly words: Words;
}
function Changes({ proposal: { replacement }, was, words }: ChangesProps) {
  const t = useCorrectionTexts();
  const { occurredOn, occurredAt, data } = replacement ?? {};
  const said = (body: object) => linesOf(body as Readonly<Record<string, unknown>>, words);
  const rows = differences(said(was), said({ occurredOn, ...(occurredAt ? { occurredAt } : {}), ...data }));
  if (rows.length === 0) return <p>{t('same')}</p>;
  const columns: readonly Column<Difference>[] = [
    { key: 'title', title: t('field'), cell: ({ title }) => title },
    { key: 'was', title: t('was'), cell: (row) => <span className={classes.was}>{row.was ?? '—'}</span> },
    { key: 'is', title: t('is'), kind: 'strong', cell: ({ is }) => is ?? '—' },
  ];
  return <DataTable label={t('open')} columns={columns} rows={rows} rowKey={({ title }) => title} />;
}

function Quarters({ proposal: { affectsPeriods } }: Pick<ProposalItemProps, 'proposal'>) {
  const t = useCorrectionTexts();
  if (affectsPeriods.length === 0) return <p className={classes.by}>{t('noQuarters')}</p>;
  const quarters = affectsPeriods.map((one) => quarterText(one, language.get() === 'ru')).join(', ');
  return <p>{t('quarters', { quarters })}</p>;
}

interface DecisionProps extends Pick<ProposalItemProps, 'subject' | 'proposal' | 'taken'> {
  readonly state: ReturnType<typeof deciding>;
}
function Decision({ subject, proposal: { proposalId }, state, taken }: DecisionProps) {
  const t = useCorrectionTexts();
  if (state === 'NO_OFFICER') return <Notice tone="calm">{t('noOfficer')}</Notice>;
  if (state === 'NOT_HIS') return <Notice tone="calm">{t('notYours')}</Notice>;
  return (
    <>
      {state === 'OWN' ? <Notice tone="calm">{t('own')}</Notice> : null}
      <Decide subject={subject} proposalId={proposalId} isOwn={state === 'OWN'} taken={taken} />
    </>
  );
}
