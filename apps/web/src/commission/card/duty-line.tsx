import type { components } from '../../api/schema.gen';
import { useCommon } from '../../i18n';
import { Empty } from '../../ui/states';
import { Day, Due } from '../../ui/when';
import { ClauseLink } from '../../words/clause-link';
import { useNames } from '../../words/names';
import { StateBadge } from '../../words/state-badge';
import { useCardTexts } from './texts';
import classes from './card.module.css';

type FamilyDuty = components['schemas']['FamilyDeadlines']['items'][number];
/** What is of no concern in the line: nothing has to be done. */
const SILENT = ['NOT_REGULATED', 'NO_TERM', 'PENDING_TRIGGER'];

const dayOf = (duty: FamilyDuty): string => duty.effectiveDue ?? duty.triggerOn ?? '';

interface DutyLineProps {
  readonly duties: readonly FamilyDuty[];
  /** The register's today. */
  readonly on: string;
}
/** The family's terms on one line of time: what was kept, what is missed, where today is, what comes. */
export function DutyLine({ duties, on }: DutyLineProps) {
  const t = useCardTexts();
  const told = duties.filter(({ status }) => !SILENT.includes(status));
  const sorted = told.toSorted((a, b) => dayOf(a).localeCompare(dayOf(b)));
  if (sorted.length === 0) return <Empty title={t('noDuties')} />;
  const past = sorted.filter((duty) => dayOf(duty) < on);
  const coming = sorted.filter((duty) => dayOf(duty) >= on);
  const open = past.filter(({ status }) => status === 'OVERDUE' || status === 'RUNNING');
  const closed = past.filter((duty) => !open.includes(duty));
  return (
    <>
      {closed.length === 0 ? null : (
        <details className={classes.closed}>
          <summary>{t('closedDuties', { count: closed.length })}</summary>
          <List duties={closed} on={on} />
        </details>
      )}
      <List duties={open} on={on} />
      <p className={classes.today}>
        <span>
          {t('today')} <Day day={on} />
        </span>
      </p>
      {coming.length === 0 ? <p className={classes.minor}>{t('noneComing')}</p> : <List duties={coming} on={on} />}
    </>
  );
}

function List({ duties, on }: DutyLineProps) {
  const t = useCardTexts();
  const common = useCommon();
  const names = useNames();
  return (
    <ol className={classes.line}>
      {duties.map((duty) => {
        const { ruleKey, triggerOn, subjectId, status, effectiveDue, metOn, lateWorkingDays } = duty;
        return (
          <li key={[ruleKey, triggerOn, subjectId].join()} data-status={status}>
            <span className={classes.due}>
              {effectiveDue === null ? <span className={classes.minor}>{t('noDay')}</span> : <Day day={effectiveDue} />}
            </span>
            <span>
              <span className={classes.rule}>{names.rule(ruleKey)}</span>
              <span className={classes.minor}>
                {t('clause')} <ClauseLink duty={duty} />
                {metOn === null ? null : (
                  <>
                    , {t('metOn')} <Day day={metOn} />
                  </>
                )}
                {lateWorkingDays === null || lateWorkingDays === 0 || status === 'MET'
                  ? null
                  : `, ${t('lateBy', { days: common('workingDays', { count: lateWorkingDays }) })}`}
                {status === 'RUNNING' && effectiveDue !== null ? (
                  <>
                    , <Due day={effectiveDue} on={on} short />
                  </>
                ) : null}
              </span>
            </span>
            <StateBadge region="duty" state={status} />
          </li>
        );
      })}
    </ol>
  );
}
