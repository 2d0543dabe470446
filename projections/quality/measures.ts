import type { FamilyView } from '@kurator/family';
import type { LocalDate } from '@kurator/kernel';
import type { DatedChange } from '@kurator/read-models';
import { counted } from './place';

interface Measure {
  readonly dueOn: LocalDate;
  readonly doneOn: LocalDate | null;
  readonly notDone: boolean;
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

/** Every measure of a programme in force with what became of it; a later version may move its day. */
function measuresOf({ facts }: FamilyView): ReadonlyMap<string, Measure> {
  const found: Measures = new Map();
  for (const { type, data, occurredOn } of facts) STEPS[type]?.(found, data, occurredOn);
  return found;
}

const endingOf = ({ dueOn, doneOn, notDone }: Measure): string => {
  if (doneOn !== null) return doneOn <= dueOn ? 'done' : 'doneLate';
  return notDone ? 'notDone' : 'open';
};

/** Programme measures by the day on which they are due (ST-52); an open one counts as not done once its day has passed. */
export const measureChanges = (view: FamilyView): readonly DatedChange[] =>
  [...measuresOf(view).values()].flatMap((measure) => counted(view, `m|${endingOf(measure)}`, measure.dueOn));
