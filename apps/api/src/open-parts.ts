import { join } from 'node:path';
import { useCases } from '@kurator/family';
import { makeClock, makeMetrics, type Config, type Logger } from '@kurator/platform';
import { v7 } from 'uuid';
import { DecisionService } from './decisions/decision-service';
import { carryOut } from './decisions/destruction';
import { Pace, paced } from './decisions/pace';
import { importAtStart, importFile, openEdge, type DirectoryDesk } from './open-edge';
import { familyQueryProviders } from './queries/family-handlers';
import { workQueryProviders } from './queries/work-handlers';
import { registerQueryProviders } from './queries/register-handlers';
import { statisticsQueryProviders } from './queries/statistics-handlers';
import { nameIndex } from './queries/name-index';
import { openKnown } from './known/known';
import { openJobs } from './jobs/jobs';
import { openPeriods } from './periods/periods';
import { completeMergeOf } from './reactors/complete-merge';
import { positionFile } from './reactors/position-file';
import { whenBirthdayThenTask } from './reactors/when-birthday-then-task';
import { whenMergedThenAbsorbed } from './reactors/when-merged-then-absorbed';
import { DiskWatch, watched } from './register/disk';
import { openGround } from './register/ground';
import { decodeWith } from './register/decode';
import { healthOf } from './register/health';
import { openReadSide } from './register/read-side';
import { PATIENCE_MS, registerOver, registerReads } from './register/register-reads';
import { workloadOf } from './register/workload';
import type { Opened } from './serve';
import { gatherersOver } from './register/gatherers';
import { StreamService } from './streams/stream-service';

/** Opens what the configuration says: everything embedded in the data folder, or the log on its servers. @throws ConfigRefused, WrongMasterKey, DataInUse */
export async function openParts(config: Config, logger: Logger): Promise<Opened> {
  const clock = makeClock(config.clockStart);
  const ground = await openGround(config, clock, v7);
  const { histories, log, regulation } = ground;
  const edge = await openEdge(config, clock, v7);
  const desk: DirectoryDesk = {
    histories,
    accounts: edge.accounts,
    clock,
    newId: v7,
    profileIds: () => ground.law().profiles.map((profile) => profile.profileId),
    changed: () => ground.reloadLaw(),
  };
  const { directoryFile } = config;
  if (directoryFile !== null) await importAtStart(desk, directoryFile);
  const { wholes } = ground;
  const completing = { histories, now: clock.now };
  const position = positionFile(join(config.dataDir, 'reactors', 'when-merged-then-absorbed.json'));
  const merges = whenMergedThenAbsorbed({ ...completing, log, position, logger });
  // Before anything is rendered or decided: half a merge is none.
  await merges.catchUp();
  merges.start();
  const reads = await openReadSide(ground, { config, clock, logger });
  const disk = new DiskWatch(config.dataDir, logger);
  const register = registerReads(ground, reads, clock);
  const familyReads = { histories: wholes, log, regulation, now: clock.now };
  const periodParts = { histories: { ...histories, ...wholes }, log, register, regulation, now: clock.now };
  const jobs = openJobs({ newId: v7, logger });
  const threads = () => ({
    log: ground.place,
    vaultFile: ground.files.vault,
    masterKey: config.masterKey,
    law: ground.law(),
  });
  const known = openKnown({
    ...{ jobs, threads, newId: v7, dir: join(config.dataDir, 'known-at'), decode: decodeWith(ground.vault) },
    living: { register, names: nameIndex(register), histories: wholes, log, regulation },
    registerOver: (models, now) => registerOver(ground, { ...reads, models }, { ...clock, now }),
  });
  const replays = {
    ...{ histories: wholes, regulation },
    profiles: () => ground.law().profiles,
    threads,
  };
  const decisions = new DecisionService({
    histories,
    wholes,
    complete: (familyId, eventId) => completeMergeOf(completing, familyId, eventId),
    viewOf: (familyId, history) => ground.views.of(familyId, history),
    regulation,
    now: clock.now,
    workloadOf: workloadOf(reads.models, regulation),
    carryOut: (familyId) => carryOut(ground, familyId),
  });
  const { models } = reads;
  const caughtUp = async (): Promise<void> => {
    const head = await log.head();
    if (head !== null) await reads.engine.waitFor(head, PATIENCE_MS);
  };
  const birthdays = whenBirthdayThenTask({ models, decisions, regulation, now: clock.now, caughtUp, logger });
  void birthdays.run();
  const pace = new Pace({ log, engine: reads.engine, now: () => performance.now() });
  const streams = new StreamService({
    histories,
    regulation,
    now: clock.now,
    gatherers: gatherersOver(ground, register),
    recorded: ({ kind, useCase }) =>
      kind.governs === true || useCase.stream !== undefined ? ground.reloadLaw() : Promise.resolve(),
  });
  return {
    parts: {
      ...edge,
      clock,
      clockMoved: () => birthdays.moved(),
      logger,
      metrics: makeMetrics(),
      newId: v7,
      useCases,
      decisions: watched(paced(decisions, pace), disk),
      streams: watched(streams, disk),
      periods: openPeriods(periodParts),
      jobs,
      queryProviders: [
        ...familyQueryProviders(familyReads),
        ...registerQueryProviders(register, known, wholes),
        ...workQueryProviders({ register, histories: wholes, reads: familyReads }),
        ...statisticsQueryProviders({ ...periodParts, replays, jobs }),
      ],
      feed: { log, decode: decodeWith(ground.vault) },
      regulation,
      profiles: () => ground.law().profiles,
      importDirectory: (json, actor) => importFile(desk, json, actor),
      health: () => healthOf(reads, disk, clock),
    },
    async close() {
      await birthdays.stop();
      await merges.stop();
      await jobs.stop();
      await reads.close();
      await edge.close();
      await ground.close();
    },
  };
}
