import type { Fact, LocalDate } from '@kurator/kernel';
import type { Json, KnownMeasure as Known, Measure, MeasureStatus, Terms, Version } from './types';

export type Measures = ReadonlyMap<string, Known>;

const changed = (all: Measures, id: unknown, change: (known: Known) => Partial<Known>): Measures => {
  const known = all.get(String(id));
  return known === undefined ? all : new Map(all).set(known.measureId, { ...known, ...change(known) });
};

const begun = (terms: Terms, sinceVersion: number): Known => ({
  ...terms,
  firstDueOn: terms.dueOn,
  sinceVersion,
  done: null,
  notDone: [],
  removed: null,
});

/** Takes up what a version in force holds; what it has no longer is removed, with the amendment's reason if there is one. */
export function underVersion(all: Measures, { version, measures, said }: Version, on: LocalDate): Measures {
  const next = new Map(all);
  const kept = new Set(measures.map(({ measureId }) => measureId));
  const reasons = new Map(
    ((said['removedMeasures'] ?? []) as readonly Json[]).map((r) => [r['measureId'], r['reason']]),
  );
  for (const [id, known] of all)
    if (!kept.has(id) && known.removed === null)
      next.set(id, { ...known, removed: { on, version, reason: reasons.get(id) ?? null } });
  for (const terms of measures) {
    const known = all.get(terms.measureId);
    next.set(terms.measureId, known ? { ...known, ...terms, removed: null } : begun(terms, version));
  }
  return next;
}

const STEPS: Readonly<Record<string, (all: Measures, fact: Fact) => Measures>> = {
  'measure-done': (all, { data: { measureId, ...rest }, occurredOn }) =>
    changed(all, measureId, ({ done }) => ({ done: done ?? { on: occurredOn, ...rest } })),
  'measure-not-done': (all, { data: { measureId, ...rest }, occurredOn }) =>
    changed(all, measureId, ({ notDone, dueOn }) => ({
      notDone: [...notDone, { on: occurredOn, ...rest }],
      dueOn: (rest['newDueOn'] as LocalDate | undefined) ?? dueOn,
    })),
};
export const measureStep = (all: Measures, fact: Fact): Measures => STEPS[fact.type]?.(all, fact) ?? all;

/** As ST-52 counts it: done against its last day; a new day given makes what was not done a plan again. */
function statusOf({ done, notDone, removed, dueOn }: Known): MeasureStatus {
  if (done !== null) return String(done['on']) <= dueOn ? 'DONE' : 'DONE_LATE';
  if (removed !== null) return 'REMOVED';
  const last = notDone.at(-1);
  return last !== undefined && last['newDueOn'] === undefined ? 'NOT_DONE' : 'PLANNED';
}

/** Every measure that was ever in force, as it stands at the end of a day. */
export const measuresOn = (all: Measures, on: LocalDate): readonly Measure[] =>
  [...all.values()].map((known) => {
    const state = statusOf(known);
    return { ...known, state, overdue: state === 'PLANNED' && known.dueOn < on };
  });
