import { Link } from 'react-router';
import commands from '../../api/commands.gen.json';
import { useMe } from '../../session/use-session';
import { DataTable, type Column } from '../../ui/data-table';
import { Empty, Loaded } from '../../ui/states';
import { Day } from '../../ui/when';
import { useNames } from '../../words/names';
import { StateBadge } from '../../words/state-badge';
import { useCardTexts } from './texts';
import { useProgrammes } from './use-card';
import classes from './card.module.css';

type Answer = NonNullable<ReturnType<typeof useProgrammes>['data']>;
type OneProgramme = Answer['programmes'][number];
/** A measure of a draft has no outcome yet. */
type Measure = OneProgramme['versions'][number]['measures'][number] & Partial<OneProgramme['measures'][number]>;

/** Who may draft a programme: known from the contract, `draft-programme`. */
const DRAFTERS: readonly string[] = commands['draft-programme'].roles;

function DraftLink({ familyId }: { readonly familyId: string }) {
  const t = useCardTexts();
  return <Link to={`/families/${familyId}/record/draft-programme`}>{t('draft')}</Link>;
}

/** The family's programmes, the one in force first, each with what became of its measures. */
export function Programmes({ familyId }: { readonly familyId: string }) {
  const t = useCardTexts();
  const { roles } = useMe();
  const mayDraft = roles.some((role) => DRAFTERS.includes(role));
  return (
    <Loaded query={useProgrammes(familyId)}>
      {({ programmes }) =>
        programmes.length === 0 ? (
          <Empty title={t('noProgramme')} {...(mayDraft ? { next: <DraftLink familyId={familyId} /> } : {})} />
        ) : (
          programmes.toReversed().map((programme) => <One key={programme.programmeId} programme={programme} />)
        )
      }
    </Loaded>
  );
}

function One({ programme }: { readonly programme: OneProgramme }) {
  const t = useCardTexts();
  const { termFrom, termTo, state, measures, versions } = programme;
  const drafted: readonly Measure[] = measures.length > 0 ? measures : (versions.at(-1)?.measures ?? []);
  return (
    <>
      <p className={classes.term}>
        <StateBadge region="programme" state={state} />
        {termFrom === null ? null : (
          <span>
            <Day day={termFrom} /> – <Day day={termTo} />
          </span>
        )}
      </p>
      <DataTable label={t('programme')} columns={useColumns()} rows={drafted} rowKey={({ measureId }) => measureId} />
    </>
  );
}

function useColumns(): readonly Column<Measure>[] {
  const t = useCardTexts();
  const names = useNames();
  return [
    {
      key: 'what',
      title: t('measure'),
      kind: 'strong',
      cell: ({ title, helpKind }) => (typeof title === 'string' ? title : names.code(helpKind)),
    },
    {
      key: 'who',
      title: t('executor'),
      cell: ({ executorOfficerId, executorAgencyId }) =>
        executorOfficerId === undefined ? names.agency(executorAgencyId) : names.officer(executorOfficerId),
    },
    { key: 'due', title: t('dueOn'), cell: ({ dueOn }) => <Day day={dueOn} /> },
    {
      key: 'state',
      title: t('outcome'),
      cell: ({ state, overdue }) =>
        state === undefined ? null : (
          <StateBadge region="measure" state={overdue === true && state === 'PLANNED' ? 'OVERDUE' : state} />
        ),
    },
  ];
}
