import type { FamilyView } from '@kurator/family';
import { addDays, ascending, monthOf, type LocalDate } from '@kurator/kernel';
import type { DatedChange } from '@kurator/read-models';
import { unitOn } from './place';
import { standing } from './standing';

interface Measure {
  readonly dueOn: LocalDate;
  readonly doneOn: LocalDate | null;
  readonly notDone: boolean;
}
/** What is known of a measure from a day on. */
interface Dated {
  readonly from: LocalDate;
  readonly measure: Measure;
}
type Terms = { readonly measureId: string; readonly dueOn: LocalDate };

type Measures = Map<string, Measure>;
type Data = FamilyView['facts'][number]['data'];

/** The measure that a fact is about, changed; one that no programme in force has is passed over. */
function change(found: Measures, { measureId }: Data, changed: (known: Measure) => Measure): void {
  const known = found.get(String(measureId));
  if (known) found.set(String(measureId), changed(known));
}

const STEPS: Readonly<Record<string, (found: Measures, data: Data, on: LocalDate) => void>> = {
  'IPR-approved': (found, { measures }) => {
    for (const { measureId, dueOn } of measures as readonly Terms[])
      found.set(measureId, { ...(found.get(measureId) ?? { doneOn: null, notDone: false }), dueOn });
  },
  'measure-done': (found, data, on) => change(found, data, (known) => ({ ...known, doneOn: known.doneOn ?? on })),
  'measure-not-done': (found, data) => {
    const next = data['newDueOn'] as LocalDate | undefined;
    change(found, data, (known) => ({ ...known, dueOn: next ?? known.dueOn, notDone: next === undefined }));
  },
};

/** As the facts up to each of the days said: a day may be moved and a measure done late. */
function measuresFrom(view: FamilyView): ReadonlyMap<string, readonly Dated[]> {
  const found = new Map<string, Dated[]>();
  const now: Measures = new Map();
  for (const { type, data, occurredOn: from } of view.facts) {
    const step = STEPS[type];
    if (step === undefined) continue;
    step(now, data, from);
    for (const [id, measure] of now) {
      const marks = found.get(id) ?? [];
      if (marks.at(-1)?.measure !== measure) found.set(id, [...marks, { from, measure }]);
    }
  }
  return found;
}

/** How a measure stood at the end of a day; null while it may still be done in time. */
function standingOf({ dueOn, doneOn, notDone }: Measure, on: LocalDate): string | null {
  if (doneOn !== null) return doneOn <= dueOn ? 'done' : 'doneLate';
  return notDone || on > dueOn ? 'notDone' : null;
}

const movesOf = ({ moments }: FamilyView): readonly LocalDate[] =>
  moments.filter(({ state }, n) => state.municipality !== moments[n - 1]?.state.municipality).map(({ on }) => on);

function changesOf(view: FamilyView, marks: readonly Dated[], moves: readonly LocalDate[]): readonly DatedChange[] {
  const days = marks.flatMap(({ from, measure }) => [from, addDays(measure.dueOn, 1)]);
  const first = marks[0]?.from ?? '';
  return standing(ascending([...days, ...moves].filter((on) => on >= first)), (on) => {
    const measure = marks.findLast(({ from }) => from <= on)?.measure;
    const as = measure === undefined ? null : standingOf(measure, on);
    if (measure === undefined || as === null) return null;
    const unit = unitOn(view, measure.dueOn < on ? measure.dueOn : on);
    return unit === null ? null : { unit, key: measureKey(measure.dueOn, as) };
  });
}

/** The month in which it is due stands first, as in `dutyKey`. */
const measureKey = (dueOn: LocalDate, as: string): string => `m|${monthOf(dueOn)}|${as}`;

/**
 * Programme measures as they stood from day to day, by the month in which they are due (ST-52); one that is not done is
 * missed once its day has passed. Where the family is on that day they are counted.
 */
export function measureChanges(view: FamilyView): readonly DatedChange[] {
  const measures = measuresFrom(view);
  if (measures.size === 0) return [];
  const moves = movesOf(view);
  return [...measures.values()].flatMap((marks) => changesOf(view, marks, moves));
}
