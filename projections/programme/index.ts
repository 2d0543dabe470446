import type { Episode } from '@kurator/family';
import type { Fact, LocalDate } from '@kurator/kernel';
import { measuresOn, measureStep, underVersion, type Measures } from './measures';
import type { Json, Measure, Version, VersionStatus } from './types';
import { inForce, versionStep, without } from './versions';

export type { Measure, MeasureStatus, Version, VersionStatus } from './types';

interface Told {
  readonly versions: readonly Version[];
  readonly measures: Measures;
  readonly extensions: readonly Json[];
  readonly copies: readonly Json[];
  readonly completion: Json | null;
}
const NOTHING: Told = { versions: [], measures: new Map(), extensions: [], copies: [], completion: null };

/** A programme of an episode with all that happened to it. */
export interface Programme {
  readonly programmeId: string;
  /** Programme region of spec 3.2; a programme whose place another one took is terminated. */
  readonly state: string;
  readonly termFrom: LocalDate | null;
  readonly termTo: LocalDate | null;
  readonly controlDates: readonly LocalDate[];
  readonly versions: readonly Version[];
  readonly measures: readonly Measure[];
  readonly extensions: readonly Json[];
  readonly copies: readonly Json[];
  readonly completion: Json | null;
}

const dated = ({ data, occurredOn }: Fact): Json => ({ on: occurredOn, ...without(data, 'programmeId') });
const BESIDE: Readonly<Record<string, (told: Told, fact: Fact) => Partial<Told>>> = {
  'programme-extended': ({ extensions }, fact) => ({ extensions: [...extensions, dated(fact)] }),
  'programme-copies-sent': ({ copies }, fact) => ({ copies: [...copies, dated(fact)] }),
  'programme-completed': (_told, fact) => ({ completion: dated(fact) }),
};

function step(told: Told, fact: Fact): Told {
  const versions = versionStep(told.versions, fact);
  const now = inForce(versions);
  const turned = now !== null && now.version !== inForce(told.versions)?.version;
  const measures = turned ? underVersion(told.measures, now, fact.occurredOn) : measureStep(told.measures, fact);
  return { ...told, versions, measures, ...BESIDE[fact.type]?.(told, fact) };
}

/** Whose programme a fact is about: it says so, or it is about a measure that a programme has in force. */
function programmeOf({ data }: Fact, all: ReadonlyMap<string, Told>): string | null {
  if (typeof data['programmeId'] === 'string') return data['programmeId'];
  const measureId = String(data['measureId']);
  return [...all].findLast(([, { measures }]) => measures.has(measureId))?.[0] ?? null;
}

/** As the episode has it: in force or ended, else the one that is prepared. */
const standing = ({ programme, nextProgramme }: Episode, programmeId: string) =>
  [programme, nextProgramme].find((one) => one?.programmeId === programmeId) ?? null;

/** The version in force ends with its programme; one that waits beside it stays what it is. */
const ended = (versions: readonly Version[], state: string): readonly Version[] => {
  const status: VersionStatus = 'TERMINATED';
  return state === 'PROG_TERMINATED' ? versions.map((v) => (v.status === 'ACTIVE' ? { ...v, status } : v)) : versions;
};

/** Term and control dates as they were approved, the end as it was extended. */
function termOf({ versions, extensions }: Told) {
  const {
    termFrom = null,
    termTo = null,
    controlDates = [],
  } = versions.findLast(({ said }) => said['termTo'] !== undefined)?.said ?? {};
  const end = extensions.at(-1)?.['newEnd'] ?? termTo;
  return { termFrom, termTo: end, controlDates } as Pick<Programme, 'termFrom' | 'termTo' | 'controlDates'>;
}

function programme([programmeId, told]: readonly [string, Told], episode: Episode, on: LocalDate): Programme {
  const now = standing(episode, programmeId);
  const state = now?.state ?? 'PROG_TERMINATED';
  const term = termOf(told);
  return {
    programmeId,
    state,
    ...term,
    termTo: now?.termTo ?? term.termTo,
    versions: ended(told.versions, state),
    measures: measuresOn(told.measures, on),
    extensions: told.extensions,
    copies: told.copies,
    completion: told.completion,
  };
}

/** The programmes of an episode and the proposals that came in for them (spec 3.4 G, MARIEL App. 4 and 5). */
export interface Programmes {
  readonly programmes: readonly Programme[];
  readonly proposals: readonly Json[];
}

/**
 * Tells an episode's programmes from its facts. Pure.
 * @param facts effective history up to the day `on`
 * @param episode as those facts leave it
 */
export function programmesOf(facts: readonly Fact[], episode: Episode, on: LocalDate): Programmes {
  const all = new Map<string, Told>();
  const own = facts.filter((fact) => fact.episode === episode.number);
  for (const fact of own) {
    const programmeId = programmeOf(fact, all);
    if (programmeId === null) continue;
    const told = all.get(programmeId);
    if (told || fact.type === 'programme-drafted') all.set(programmeId, step(told ?? NOTHING, fact));
  }
  return {
    programmes: [...all].map((one) => programme(one, episode, on)),
    proposals: own.filter(({ type }) => type === 'programme-proposals-submitted').map(dated),
  };
}
