import { int, isRejection, opt, reject, type Draft, type Rejection } from '@kurator/kernel';
import {
  streamDraft,
  streamUseCase,
  type Listed,
  type SentBefore,
  type StreamCircumstances,
} from '@kurator/regulation';
import { parsePeriodId, unfit, type Fitting, type PeriodId } from '../period-id';
import {
  annualAssessmentPublished,
  listReconciled,
  monthlyInfoSent,
  municipalListSent,
  republicanListFormed,
} from './events';

const QUARTER: Fitting = { kind: 'quarter', of: 'MUNICIPALITY' };

/** What a use case does once its period fits. */
const inPeriod = (
  { id, occurredOn }: Pick<StreamCircumstances, 'id' | 'occurredOn'>,
  fitting: Fitting,
  drafts: () => readonly Draft[] | Rejection,
): readonly Draft[] | Rejection => unfit(parsePeriodId(id) as PeriodId, fitting, occurredOn) ?? drafts();

/** The register counts itself; a number that is given must be its own (FIGURES_DIFFER, `api.md`). */
export function differs(
  given: Readonly<Record<string, number | undefined>>,
  counted: Readonly<Record<string, number>>,
) {
  const path = Object.keys(given).find((name) => given[name] !== undefined && given[name] !== counted[name]);
  if (path === undefined) return null;
  return reject('FIGURES_DIFFER', { path, given: given[path] ?? 0, computed: counted[path] ?? 0 }, path);
}

/** C43: Reconcile the lists with an agency. */
export const reconcileList = streamUseCase({
  name: 'reconcile-list',
  number: 'C43',
  title: { ru: 'Сверить списки с органом', en: 'Reconcile the lists with an agency' },
  body: {
    ...listReconciled.fields,
    discrepancies: opt(listReconciled.fields.discrepancies),
  },
  emits: [listReconciled.name],
  example: {
    occurredOn: '2026-04-08',
    withAgencyId: 'school-1',
    listedBoth: 41,
    onlyCommission: 1,
    onlyAgency: 0,
    discrepancies: [{ familyId: '0b8f6f0e-6d6e-4d0b-9a3e-0a4d5b1c2f10', what: 'Нет в списке школы' }],
  },
  decide: ({ discrepancies = [], ...body }, _facts, c) =>
    inPeriod(c, QUARTER, () => [streamDraft(listReconciled, c, { ...body, discrepancies })]),
});

type SentList = typeof municipalListSent | typeof republicanListFormed;
const listSending = (
  event: SentList,
  fitting: Fitting,
  described: Pick<Parameters<typeof streamUseCase>[0], 'name' | 'title'>,
) =>
  streamUseCase({
    ...described,
    number: 'C43',
    body: { rows: opt(int()), document: opt(event.fields.document) },
    emits: [event.name],
    gathers: ['listed'],
    example: { occurredOn: '2026-04-09', document: { kind: 'DK-99', number: '12', date: '2026-04-09' } },
    decide: ({ rows: given, document }, _facts, c) =>
      inPeriod(c, fitting, () => {
        const { rows, asOfPosition }: Listed = c.gathered.listed;
        const data = { rows, asOfPosition, ...(document === undefined ? {} : { document }) };
        return differs({ rows: given }, { rows }) ?? [streamDraft(event as typeof municipalListSent, c, data)];
      }),
  });

/** C43: Send the municipal list of the quarter (App. 7) to the republican commission. */
export const sendMunicipalList = listSending(municipalListSent, QUARTER, {
  name: 'send-municipal-list',
  title: { ru: 'Направить муниципальный список', en: 'Send the municipal list' },
});
/** C43: Form the republican list of the quarter (App. 8). */
export const formRepublicanList = listSending(
  republicanListFormed,
  { kind: 'quarter', of: 'REGION' },
  {
    name: 'form-republican-list',
    title: { ru: 'Сформировать республиканский список', en: 'Form the republican list' },
  },
);

/** What late facts changed of the information before: all that is neither of then nor came or went since. */
function sinceThen(before: SentBefore | null, { families, minors }: Listed) {
  if (before === null) return {};
  const adjusted = (now: number, then: number, [came, went]: readonly [number, number]) => now - (then + came - went);
  return {
    since: {
      ...before,
      familiesAdjusted: adjusted(families, before.families, [before.familiesIn, before.familiesOut]),
      minorsAdjusted: adjusted(minors, before.minors, [before.minorsIn, before.minorsOut]),
    },
  };
}

/** C43: Send the monthly information, counted at the end of the sending day (CG-30). */
export const sendMonthlyInfo = streamUseCase({
  name: 'send-monthly-info',
  number: 'C43',
  title: { ru: 'Направить ежемесячную информацию', en: 'Send the monthly information' },
  body: {
    to: monthlyInfoSent.fields.to,
    families: opt(int()),
    minors: opt(int()),
    document: opt(monthlyInfoSent.fields.document),
  },
  emits: [monthlyInfoSent.name],
  gathers: ['listed', 'sentBefore'],
  example: { occurredOn: '2026-09-25', to: ['COMMISSION', 'MINISTRY'] },
  decide: ({ to, families: sentFamilies, minors: sentMinors, document }, _facts, c) =>
    inPeriod(c, { kind: 'month', of: 'MUNICIPALITY', running: true }, () => {
      const { listed, sentBefore } = c.gathered;
      const { families, minors, asOfPosition } = listed;
      const refused = differs({ families: sentFamilies, minors: sentMinors }, { families, minors });
      if (isRejection(refused)) return refused;
      const since = sinceThen(sentBefore, listed);
      const data = { to, families, minors, asOfPosition, ...since, ...(document === undefined ? {} : { document }) };
      return [streamDraft(monthlyInfoSent, c, data)];
    }),
});

/** C43: Publish the yearly assessment on the ministries' sites. */
export const publishAnnual = streamUseCase({
  name: 'publish-annual',
  number: 'C43',
  title: { ru: 'Опубликовать годовую оценку', en: 'Publish the yearly assessment' },
  body: annualAssessmentPublished.fields,
  emits: [annualAssessmentPublished.name],
  example: {
    occurredOn: '2026-04-28',
    sites: ['https://ministry.example'],
    criteria: { requestTimeliness: 0.97, accompaniedWithInteraction: 0.64, complaintsChange: -3 },
  },
  decide: (body, _facts, c) =>
    inPeriod(c, { kind: 'year', of: 'REGION' }, () => [streamDraft(annualAssessmentPublished, c, body)]),
});
