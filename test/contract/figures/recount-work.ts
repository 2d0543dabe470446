import type { Fact } from '@kurator/kernel';

/** Which agencies the recount knows at a run: its own naive fold, like the rest. */
export interface Work {
  curator: string | null;
  responsible: string | null;
  institution: string | null;
  /** Executor by measure of the programme in force. */
  executors: Map<string, string>;
}
export const newWork = (): Work => ({ curator: null, responsible: null, institution: null, executors: new Map() });

interface RunWithWork {
  readonly open: boolean;
  readonly level: string | null;
  readonly work: Work;
}
type Measure = { readonly measureId: string; readonly executorAgencyId: string };
const measures = (data: Fact['data'], field: string) => (data[field] as readonly Measure[] | undefined) ?? [];
const agencyOf = (curator: unknown): string => (curator as { agencyId: string }).agencyId;

/** Facts that name agencies, or end what they do. */
export const WORK: Readonly<Record<string, (run: RunWithWork, fact: Fact) => void>> = {
  'curator-assigned': ({ work }, { data }) => void (work.curator = agencyOf(data['curator'])),
  'curator-replaced': ({ work }, { data }) => void (work.curator = agencyOf(data['new'])),
  'recognized-SOP': ({ work }, { data }) => void (work.responsible = data['responsibleAgencyId'] as string),
  'accompaniment-started': ({ work }, { data }) => void (work.institution = data['institutionId'] as string),
  'IPR-approved': ({ work }, { data }) =>
    void (work.executors = new Map(measures(data, 'measures').map((m) => [m.measureId, m.executorAgencyId]))),
  'programme-amended': ({ work: { executors } }, { data }) => {
    for (const { measureId } of measures(data, 'removedMeasures')) executors.delete(measureId);
    for (const m of [...measures(data, 'changedMeasures'), ...measures(data, 'addedMeasures')])
      executors.set(m.measureId, m.executorAgencyId);
  },
  'programme-completed': ({ work }) => work.executors.clear(),
};

/** Agencies of the open run, and of every run on accompaniment. */
export const agenciesAtWork = (runs: readonly RunWithWork[]): ReadonlySet<string> => {
  const last = runs.at(-1);
  const open = last?.open ? [last.work.curator, last.work.responsible, ...last.work.executors.values()] : [];
  const accompanying = runs.filter(({ level }) => level !== null).map(({ work }) => work.institution);
  return new Set([...open, ...accompanying].filter((id) => id !== null));
};
