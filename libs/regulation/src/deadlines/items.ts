import type { Fact, LocalDate } from '@kurator/kernel';
import { parts, text, type AgencyOfficer } from './readers';
import type { Row } from './rows';

/** What one duty of many is of: a measure of the programme, a date on which its results are summed up, or a child. */
export interface Item {
  readonly id: string;
  readonly dueOn: LocalDate | null;
  readonly executor: AgencyOfficer | null;
}

type Data = Fact['data'];

function executorOf(measure: Data): AgencyOfficer | null {
  const agencyId = text(measure, 'executorAgencyId');
  const officerId = text(measure, 'executorOfficerId');
  if (agencyId === undefined) return null;
  return officerId === undefined ? { agencyId } : { agencyId, officerId };
}

const measuresIn = (data: Data, field: string): readonly Item[] =>
  parts(data, field).flatMap((measure) => {
    const id = text(measure, 'measureId');
    return id === undefined ? [] : [{ id, dueOn: text(measure, 'dueOn') ?? null, executor: executorOf(measure) }];
  });

function postponed(data: Data): readonly Item[] {
  const id = text(data, 'measureId');
  const dueOn = text(data, 'newDueOn');
  return id === undefined || dueOn === undefined ? [] : [{ id, dueOn, executor: null }];
}

function controlDates(data: Data): readonly Item[] {
  const days = Array.isArray(data['controlDates']) ? data['controlDates'] : [];
  const texts = days.filter((day): day is LocalDate => typeof day === 'string');
  return texts.toSorted().map((day) => ({ id: day, dueOn: day, executor: null }));
}

const children = (data: Data): readonly Item[] => {
  const ids = Array.isArray(data['children']) ? data['children'] : [];
  const texts = ids.filter((id): id is string => typeof id === 'string');
  return [...new Set(texts)].map((id) => ({ id, dueOn: null, executor: null }));
};

/**
 * The measures or control dates for which a fact begins duties (of the approval, an amendment, or a new day for one), or
 * the children that an act names.
 */
export function itemsOf({ each }: Row, { type, data }: Fact): readonly Item[] {
  if (each === 'CHILD') return children(data);
  if (each === 'CONTROL_DATE') return controlDates(data);
  if (type === 'measure-not-done') return postponed(data);
  return [
    ...measuresIn(data, 'measures'),
    ...measuresIn(data, 'addedMeasures'),
    ...measuresIn(data, 'changedMeasures'),
  ];
}

const removedIn = (data: Data): readonly string[] => {
  const listed = Array.isArray(data['removedMeasures']) ? data['removedMeasures'] : [];
  const named = listed.filter((one): one is string => typeof one === 'string');
  return [...named, ...parts(data, 'removedMeasures').flatMap((one) => text(one, 'measureId') ?? [])];
};

/** True when the programme that the fact tells of goes on without the measure. */
export function drops({ each }: Row, { type, data }: Fact, id: string): boolean {
  if (each !== 'MEASURE') return false;
  if (type === 'programme-amended') return removedIn(data).includes(id);
  return type === 'IPR-approved' && !measuresIn(data, 'measures').some((measure) => measure.id === id);
}
