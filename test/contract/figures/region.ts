import fc from 'fast-check';
import { join } from 'node:path';
import { emptyFamily, familyView, judgeChange, type FamilyView } from '@kurator/family';
import { addDays, type Fact } from '@kurator/kernel';
import {
  openEmbeddedReadModels,
  renderFamily,
  type FamilyProjection,
  type FamilyWrite,
  type ReadModelStore,
} from '@kurator/read-models';
import { caseload } from '@projections/caseload';
import { deadlines } from '@projections/deadlines';
import { participation } from '@projections/participation';
import { quarterlySummary } from '@projections/quarterly-summary';
import { regionalBank } from '@projections/regional-bank';
import { quality } from '@projections/quality';
import { qualityAnalyses } from '@projections/quality-analyses';
import { requests } from '@projections/requests';
import { unitReports } from '@projections/unit-reports';
import {
  annulling,
  correcting,
  FAMILY,
  PROFILE_NAMES,
  recorded,
  sent,
  TOWNS,
  world,
  type ProfileName,
} from '../../../libs/family/src/testing';
import { anyStory, DAUGHTER, playAll, type Move } from '../../../libs/family/src/testing/arbitrary';
import { MOTHER, resolutionOn, SON, VOTES } from '../../../libs/family/src/shared/examples';

export const projections: readonly FamilyProjection<FamilyView>[] = [
  regionalBank,
  caseload,
  deadlines,
  quarterlySummary,
  participation,
  quality,
];
/** The others stay empty here: their collections must only be there to be asked. */
export const collections = [...projections, qualityAnalyses, requests, unitReports].flatMap((p) => p.collections);

/** Comings and goings that random stories seldom reach; what cannot be is refused and leaves no trace. */
function comingsAndGoings(n: number): readonly Move[] {
  const from = addDays('2026-02-01', (n * 17) % 200);
  const persons = [
    { personId: MOTHER, role: 'KR-01', birthDate: '1988-03-14' },
    { personId: SON, role: 'KR-08', birthDate: '2014-05-20' },
    { personId: DAUGHTER, role: 'KR-08', birthDate: '2008-06-15' },
  ];
  const [child, ground] = n % 2 === 0 ? [SON, 'MD-05'] : [DAUGHTER, 'MD-04b'];
  const minor = { kind: 'MINOR', personId: child };
  const send = (command: string, day: number, subjects: readonly object[], more: object = {}): Move => {
    const on = addDays(from, day);
    return () => sent(command, { subjects, ...more, resolution: resolutionOn(`c-${on}`, on), votes: VOTES }, on);
  };
  const recognise = (day: number, subjects: readonly object[]) =>
    send('recognise-sop', day, subjects, { persons, curator: undefined });
  const family = { kind: 'FAMILY', grounds: ['FG-01'] };
  const child14 = { ...minor, grounds: ['MG-01', 'MG-05'] };
  return [
    recognise(0, n % 3 === 0 ? [family, child14] : [child14]),
    send('deregister', 40, [{ ...minor, ground }], { mode: n % 5 === 0 ? 'TO_PREVENTIVE_REGISTER' : 'PLAIN' }),
    recognise(n % 4 === 0 ? 40 : 75, [child14]),
    send(
      'deregister',
      130,
      [
        { kind: 'FAMILY', ground: 'FD-06' },
        { ...minor, ground },
      ],
      { mode: 'PLAIN' },
    ),
    send('deregister', 130, [{ ...minor, ground }], { mode: 'PLAIN' }),
    recognise(190, [{ kind: 'FAMILY', grounds: ['FG-02'] }, child14]),
  ];
}

/** Most families are reported where they live; every fourth is reported elsewhere first and so moves between episodes. */
const reportedIn =
  (profile: ProfileName, n: number) =>
  (move: Move): Move =>
  (stream) => {
    const command = move(stream);
    const here = command.command === 'report' && n % 4 !== 0;
    return here ? { ...command, body: { ...command.body, municipality: TOWNS[profile] } } : command;
  };

/** A synthetic region: random legal histories, late facts included, in the municipalities of all five regulations. */
export interface Region {
  readonly families: ReadonlyMap<string, readonly Fact[]>;
}
export const idOf = (n: number): string => `fa000000-0000-4000-8000-${n.toString(16).padStart(12, '0')}`;

/** Every third family has facts annulled, moved to another day or corrected, as far as their histories admit it. */
function withCorrections(stream: readonly Fact[], n: number): readonly Fact[] {
  if (n % 3 !== 1) return stream;
  let grown = stream;
  for (const [at, fact] of stream.entries()) {
    if ((at * 7 + n) % 5 !== 0) continue;
    const days = ((at + n) % 90) - 45;
    const change =
      (at + n) % 2 === 0 ? annulling(fact) : correcting(fact, { occurredOn: addDays(fact.occurredOn, days) });
    if (judgeChange(emptyFamily(FAMILY, world), grown, change) === null) grown = recorded(grown, change);
  }
  return grown;
}

export function randomRegion(families: number, seed: number): Region {
  const stories = fc.sample(fc.tuple(anyStory, fc.constantFrom(...PROFILE_NAMES)), { numRuns: families * 2, seed });
  const streams = stories
    .map(
      ([moves, profile], n) =>
        playAll([...moves.map(reportedIn(profile, n)), ...comingsAndGoings(n)], { profile }).stream,
    )
    .filter((s) => s.length > 0)
    .map(withCorrections);
  return { families: new Map(streams.slice(0, families).map((stream, n) => [idOf(n), stream])) };
}

export const rendered = (family: string, facts: readonly Fact[]): FamilyWrite =>
  renderFamily(projections, family, { view: familyView(family, facts, world), revision: facts.length - 1 });

export const openRegion = (dir: string, name: string) =>
  openEmbeddedReadModels({ file: join(dir, `${name}.db`), collections });

/** Writes families as one batch. */
export async function writeAll(store: ReadModelStore, epoch: number, families: readonly FamilyWrite[]): Promise<void> {
  const from = await store.checkpoint();
  await store.write({ families, documents: [], parked: [], unparked: [], from, to: from, epoch });
}
