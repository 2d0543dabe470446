import { join } from 'node:path';
import { decide, familyShapes, useCaseNamed, type Candidate, type Circumstances } from '@kurator/family';
import { openEmbeddedLog, openHistories, openVault, type Histories, type NewFact } from '@kurator/event-log';
import { addDays, isRejection, type Fact } from '@kurator/kernel';
import { builtInCalendars, builtInProfiles, makeRegulation, type Profile, type Regulation } from '@kurator/regulation';
import { v5 } from 'uuid';
import { benchDirectory, units, type Unit } from './directory';
import { replayed } from './replay';
import { familyId, idOf, plain, stepsOf, type Step } from './templates';

const FIRST_DAY = '2024-01-10';
const SPREAD_DAYS = 540;
/** Days, units, births and exits all repeat after so many families: see `historyOf` and `stepsOf`. */
const KINDS = SPREAD_DAYS;
/** Appends under way at once: enough for the log to write them together. */
const WRITERS = 64;

function regulationOf(): Regulation {
  const { municipalities, agencies, officers } = benchDirectory();
  return makeRegulation({
    profiles: builtInProfiles,
    calendars: builtInCalendars,
    municipalities,
    agencies: agencies.map((agency) => ({ ...agency, bankKeeper: agency.bankKeeper ?? false })),
    officers: officers.map((o) => ({ ...o, head: o.head ?? false, fte: o.fte ?? 1, until: o.until ?? null })),
  });
}

export const unitOf = (number: number): Unit => units[number % units.length] as Unit;

interface Place {
  readonly number: number;
  readonly regulation: Regulation;
}

/** One decision by the rules of libs/family. @throws Error when they refuse it: the template would be wrong */
function play({ number, regulation }: Place, { command, on, body }: Step, facts: readonly Fact[]): readonly Fact[] {
  const useCase = useCaseNamed(command);
  const unit = unitOf(number);
  const profile = regulation.profileOf(unit.oktmo, on) as Profile;
  const commandId = idOf(`family/${number}/${facts.length}`);
  const eventIdOf = (index: number) => v5(`${familyId(number)}/${index}`, commandId);
  const circumstances: Circumstances = {
    familyId: familyId(number),
    occurredOn: on,
    municipality: unit.oktmo,
    profile,
    regulation,
    channel: 'API_COMMISSION',
    role: 'COMMISSION_SECRETARY',
    eventIdOf,
    workload: null,
    facts: [],
    other: null,
  };
  const envelope: Parameters<typeof decide>[2]['envelope'] = (draft, index): Candidate => ({
    ...draft,
    eventId: eventIdOf(index),
    schemaVersion: 1,
    revision: facts.length + index,
    recordedAt: `${on}T12:00:00.000Z`,
    actor: {
      userId: `secretary-${unit.key}`,
      role: 'COMMISSION_SECRETARY',
      officerId: `sec-${unit.key}`,
      agencyId: `kdn-${unit.key}`,
    },
    source: { channel: 'API_COMMISSION' },
    commandId,
    // Nobody sends these commands again, so the bodies' fingerprints are not needed.
    commandMac: '0'.repeat(64),
    municipality: unit.oktmo,
    profileId: profile.profileId,
    profileVersion: profile.profileVersion,
    commissionId: `kdn-${unit.key}`,
    violations: draft.violations ?? [],
  });
  if (!useCase) throw new Error(`no use case ${command}`);
  const outcome = decide(useCase, body, { facts, circumstances, envelope });
  if (isRejection(outcome)) throw new Error(`${command} of family ${number}: ${outcome.code}`);
  return outcome.map((fact) => ({ ...fact, position: '', hash: '', previousHash: null }));
}

/** A legal history of exactly `events` facts. */
export function historyOf(place: Place, events: number): readonly Fact[] {
  const { number } = place;
  const from = addDays(FIRST_DAY, (number * 7) % SPREAD_DAYS);
  const { before, after, reserved } = stepsOf({ number, unit: unitOf(number), from });
  const facts: Fact[] = [];
  for (const step of before) facts.push(...play(place, step, facts));
  for (let day = 60; facts.length < events - reserved; day += 5)
    facts.push(...play(place, plain({ unit: unitOf(number) }, addDays(from, day)), facts));
  for (const step of after) facts.push(...play(place, step, facts));
  return facts;
}

/**
 * Fills a register that has its law and its directory already: every kind of history is decided by the rules; each
 * family's is sealed, chained and appended in one piece past HTTP. The server must not be running.
 * @returns seconds that it took
 */
export async function seed(
  where: { readonly dataDir: string; readonly masterKey: Buffer },
  size: { readonly families: number; readonly events: number },
): Promise<number> {
  const log = await openEmbeddedLog({ file: join(where.dataDir, 'log.db') });
  const vault = await openVault({ file: join(where.dataDir, 'vault.db'), masterKey: where.masterKey });
  const histories = openHistories({ log, vault, shapes: familyShapes, cacheEvents: 1 });
  const regulation = regulationOf();
  const began = performance.now();
  const historyFor = replayed(KINDS, (number) => historyOf({ number, regulation }, size.events));
  let next = 0;
  const writer = async (): Promise<void> => {
    for (let number = next++; number < size.families; number = next++)
      await append(histories, familyId(number), historyFor(number));
  };
  try {
    await Promise.all(Array.from({ length: WRITERS }, writer));
  } finally {
    await histories.close();
    await log.close();
    await vault.close();
  }
  return (performance.now() - began) / 1000;
}

async function append(histories: Histories, family: string, facts: readonly Fact[]): Promise<void> {
  const fresh: readonly NewFact[] = facts.map(
    ({
      position: _position,
      hash: _hash,
      previousHash: _previous,
      schemaVersion: _version,
      revision: _revision,
      ...fact
    }) => fact,
  );
  await histories.append(await histories.load(`family-${family}`), fresh);
}
