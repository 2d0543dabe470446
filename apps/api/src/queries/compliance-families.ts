import type { Viewer } from '@kurator/access';
import type { LocalDate } from '@kurator/kernel';
import type { DatedChange, ReadModelReads } from '@kurator/read-models';
import type { Regulation } from '@kurator/regulation';
import { monthsOf, qualityFigureAt, type QualityFigure, type QualitySource } from '@projections/quality';
import { dayBefore, shownPosition, type Question } from '../figures';
import { familyMonthsOf } from '../figures/family-months';
import type { ComplianceFamiliesParams } from './counted-queries';
import { countedPage, sharesIn, wrongPage } from './counted-families';
import { dayOf, refusedPeriod } from './compliance-day';
import { wrongParameter } from './lists';
import type { QueryAnswer } from './queries';
import type { Register } from './register';
import { periodSpan } from './spans';

/** Which of what a family tells is counted. */
interface Meant {
  readonly keys: readonly string[];
  readonly isMeant: (change: DatedChange) => boolean;
}
const isOneOf = (keys: readonly string[], told: string): boolean =>
  keys.some((key) => told === key || (key.endsWith('|') && told.startsWith(key)));

function meant(source: Exclude<QualitySource, { of: 'FAMILY_MONTHS' }>, { span }: Question, on: LocalDate): Meant {
  if (source.of === 'MONTH') {
    const months = monthsOf(span.from, span.to);
    const keys = source.rests.flatMap((rest) =>
      months.map((month) => [source.kind, month, rest].filter((part) => part !== '').join('|')),
    );
    return { keys, isMeant: ({ key, date }) => keys.includes(key) && date <= on };
  }
  const to = span.to < on ? span.to : on;
  const after = source.of === 'FLOW' ? dayBefore(span) : '';
  const { keys } = source;
  return { keys, isMeant: ({ key, date }) => isOneOf(keys, key) && date > after && date <= to };
}

async function sharesOf(reads: ReadModelReads, source: QualitySource, question: Question, on: LocalDate) {
  if (source.of === 'FAMILY_MONTHS') {
    const to = question.span.to < on ? question.span.to : on;
    return sharesIn(await familyMonthsOf(reads, { ...question, span: { ...question.span, to } }));
  }
  const { keys, isMeant } = meant(source, question, on);
  const sums = new Map<string, number>();
  for await (const { family, changes } of reads.toldBy({ unit: question.unit, keyPrefixes: keys }))
    sums.set(
      family,
      changes.filter(isMeant).reduce((sum, { n }) => sum + n, 0),
    );
  return sharesIn(sums);
}

/** A duty's clause in the regulation of the unit; region-wide in each that has it. */
function definitionOf({ definition, ruleKey }: QualityFigure, regulation: Regulation, { unit, span }: Question) {
  if (ruleKey === undefined) return definition;
  const units = unit === 'REGION' ? regulation.municipalities().map(({ oktmo }) => oktmo) : [unit];
  const clauses = units.flatMap((one) => {
    const profile = regulation.profileOf(one, span.to);
    const law = profile?.deadlines[ruleKey];
    return profile === null || law === undefined || law === 'NOT_REGULATED'
      ? []
      : [`${profile.profileId} ${law.clause}`];
  });
  return { ...definition, clause: clauses.length === 0 ? definition.clause : [...new Set(clauses)].sort().join('; ') };
}

/**
 * `GET /statistics/compliance/families`: the families that a figure of a period counts, with its definition and clause
 * beside it, as all of it stood at the end of the day `asOf`. `n` says how often each counts: duties and visits may be
 * several.
 * @returns a page by family id, or 400 for a figure that counts no families, 403, 503
 */
export async function complianceFamilies(
  { register }: { readonly register: Register },
  params: ComplianceFamiliesParams,
  viewer: Viewer,
): Promise<QueryAnswer> {
  const { unit, period } = params;
  const refused = (await refusedPeriod({ register }, params, viewer)) ?? wrongPage(params);
  if (refused) return refused;
  const figure = qualityFigureAt(params.figure);
  if (figure === null) return wrongParameter('figure');
  const on = dayOf({ register }, params);
  const question = { unit, span: periodSpan(period) };
  const definition = definitionOf(figure, register.regulation(), question);
  return register.read((store) =>
    store.snapshot(async (reads) => {
      const shares = await sharesOf(reads, figure.source, question, on);
      const page = await countedPage(reads, { figure: params.figure, definition, shares }, params);
      return { period, unit, ...page, position: await shownPosition(reads), asOf: on };
    }),
  );
}
