import type { LocalDate } from '@kurator/kernel';
import type { Level } from '@kurator/regulation';
import type { CaseValue } from './case-value';

export type CaseRow = CaseValue & { readonly familyId: string; readonly from: LocalDate; readonly to: LocalDate };
type Case = Omit<CaseRow, 'familyId' | 'from' | 'to' | 'level' | 'municipality' | 'registered'> & {
  /** How many families are alike. */
  readonly families: number;
};

/** Numbers of families of one specialist; `openCases` is all of them but those that are only watched afterwards. */
export interface Carried {
  readonly specialistId: string;
  readonly institutionId: string | null;
  readonly emergency: number;
  readonly crisis: number;
  readonly adaptation: number;
  readonly base: number;
  readonly unlevelled: number;
  readonly openCases: number;
  readonly afterwards: number;
}
const FIELD: Readonly<Record<Level, 'emergency' | 'crisis' | 'adaptation' | 'base'>> = {
  EMERGENCY: 'emergency',
  CRISIS: 'crisis',
  ADAPTATION: 'adaptation',
  BASE: 'base',
};

export const nobody = (specialistId: string, institutionId: string | null): Carried => ({
  ...{ specialistId, institutionId, emergency: 0, crisis: 0, adaptation: 0, base: 0, unlevelled: 0, openCases: 0 },
  afterwards: 0,
});

function carry(carried: Carried, { weightedLevel, afterwards, families }: Case): Carried {
  if (afterwards === 1) return { ...carried, afterwards: carried.afterwards + families };
  const field = weightedLevel === null ? 'unlevelled' : FIELD[weightedLevel];
  return { ...carried, [field]: carried[field] + families, openCases: carried.openCases + families };
}

/** A specialist's families, whichever institution each one was given through; the first institution by id is shown. */
function bySpecialist(cases: readonly Case[]): readonly Carried[] {
  const found = new Map<string, Carried>();
  for (const one of cases) {
    if (one.specialistId === null) continue;
    const before = found.get(one.specialistId) ?? nobody(one.specialistId, one.institutionId);
    found.set(one.specialistId, carry({ ...before, institutionId: before.institutionId ?? one.institutionId }, one));
  }
  return [...found.values()].sort((a, b) => a.specialistId.localeCompare(b.specialistId));
}

function totals<T>(cases: readonly Case[], keyOf: (one: Case) => string | null, entry: (one: Case, n: number) => T) {
  const sums = new Map<string, { one: Case; n: number }>();
  for (const one of cases) {
    const key = keyOf(one);
    if (key !== null) sums.set(key, { one, n: (sums.get(key)?.n ?? 0) + one.families });
  }
  return [...sums].sort(([a], [b]) => a.localeCompare(b)).map(([, { one, n }]) => entry(one, n));
}

/** The three parts of a caseload, from cases counted by equal columns. A family counts once for each of its people. */
export const caseTotals = (cases: readonly Case[]) => ({
  specialists: bySpecialist(cases),
  curators: totals(
    cases,
    (one) =>
      one.curatorAgencyId === null || one.afterwards === 1
        ? null
        : `${one.curatorAgencyId}/${one.curatorOfficerId ?? ''}`,
    ({ curatorAgencyId, curatorOfficerId }, openCases) => ({
      agencyId: curatorAgencyId as string,
      ...(curatorOfficerId === null ? {} : { officerId: curatorOfficerId }),
      openCases,
    }),
  ),
  /** On accompaniment without a responsible specialist: a violation of IRKUTSK 36. */
  unassigned: totals(
    cases,
    (one) => (one.specialistId === null && one.onAccompaniment === 1 ? (one.institutionId ?? '') : null),
    ({ institutionId }, families) => ({ institutionId, families }),
  ),
});
