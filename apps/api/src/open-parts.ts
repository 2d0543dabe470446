import { join } from 'node:path';
import { openSigner, signingKeyOf, type EventLog } from '@kurator/event-log';
import { useCases } from '@kurator/family';
import { openBoard, type Processors } from '@kurator/jobs';
import { makeClock, makeMetrics, openDataDir, openTracing, type Config, type Logger } from '@kurator/platform';
import { v7 } from 'uuid';
import { DecisionService } from './decisions/decision-service';
import { carryOut } from './decisions/destruction';
import { Pace, paced } from './decisions/pace';
import { renderAgainHere } from './law-changes/render-again';
import { renderedLaw } from './law-changes/rendered-law';
import { touchedFamilies } from './law-changes/touched-families';
import { whenLawChangedThenRender } from './law-changes/when-law-changed-then-render';
import { importAtStart, importFile, openEdge, type DirectoryDesk } from './open-edge';
import { familyQueryProviders } from './queries/family-handlers';
import { workQueryProviders } from './queries/work-handlers';
import { registerQueryProviders } from './queries/register-handlers';
import { statisticsQueryProviders } from './queries/statistics-handlers';
import { nameIndex } from './queries/name-index';
import { knownProcessor, openKnown } from './known/known';
import { administratorsOnly } from './jobs/admits';
import { importProcessor } from './jobs/import-directory';
import { rebuildProcessor } from './jobs/rebuild';
import { measureJobs } from './jobs/measure';
import { openQueue } from './jobs/open-queue';
import { exportProcessor, openExports } from './exports/exports';
import { exportFiles } from './exports/shared-files';
import { exportSources } from './exports/sources';
import { replayProcessor } from './queries/compliance';
import { openPeriods } from './periods/periods';
import { completeMergeOf } from './reactors/complete-merge';
import { whenTimePassesThenSign } from './integrity/when-time-passes-then-sign';
import { positionFile } from './reactors/position-file';
import { whenBirthdayThenTask } from './reactors/when-birthday-then-task';
import { remindersProcessor, whenDayBeginsThenRemind } from './reminders/when-day-begins-then-remind';
import { whenMergedThenAbsorbed } from './reactors/when-merged-then-absorbed';
import { DiskWatch, watched, watchedBoth } from './register/disk';
import { openGround } from './register/ground';
import { decodeWith } from './register/decode';
import { healthOf } from './register/health';
import { measureBuilds, measuredLog, measureProjections, measureReadiness } from './register/measure';
import { projections } from './register/projections';
import { openReadSide, RENDERED_LAW } from './register/read-side';
import { refusingPoison } from './register/refuse-poison';
import { PATIENCE_MS, registerOver, registerReads } from './register/register-reads';
import { elsewhereOf } from './register/elsewhere';
import { workloadOf } from './register/workload';
import type { Opened } from './serve';
import { gatherersOver } from './register/gatherers';
import { tracedAppends } from './tracing/appends';
import { StreamService } from './streams/stream-service';

const when = <T>(holds: boolean, make: () => T): T | null => (holds ? make() : null);

/** Opens what the configuration says: everything in the data folder, or on servers. @throws ConfigRefused, WrongMasterKey, DataInUse */
export async function openParts(config: Config, logger: Logger): Promise<Opened> {
  openDataDir(config.dataDir);
  const clock = makeClock(config.clockStart);
  const metrics = makeMetrics();
  const tracing = await openTracing(config.tracing, logger);
  const measured = measuredLog(metrics, 'DECISIONS');
  const around = (log: EventLog): EventLog => tracedAppends(tracing, measured(log));
  const ground = await openGround(config, { clock, newId: v7, logger, around });
  const { histories, log, regulation } = ground;
  const edge = await openEdge(config, clock, {
    ...{ shared: ground.shared, log: ground.bareLog, newId: v7 },
    around: measuredLog(metrics, 'AUDIT'),
  });
  // Nobody looks after the families before the jobs are open.
  let lawChanged = (): Promise<void> => ground.reloadLaw();
  const desk: DirectoryDesk = {
    histories,
    accounts: edge.accounts,
    clock,
    newId: v7,
    profileIds: () => ground.law().profiles.map((profile) => profile.profileId),
    changed: () => lawChanged(),
  };
  const { directoryFile } = config;
  if (directoryFile !== null) await importAtStart(desk, directoryFile);
  const { wholes } = ground;
  const completing = { histories, now: clock.now };
  const position = positionFile(join(config.dataDir, 'reactors', 'when-merged-then-absorbed.json'));
  const merges = whenMergedThenAbsorbed({ ...completing, log, position, logger });
  // Before anything is rendered or decided: half a merge is none.
  await merges.catchUp();
  const [projects, works] = [config.also.includes('projector'), config.also.includes('worker')];
  if (works) merges.start();
  const reads = await refusingPoison(() => openReadSide(ground, { config, clock, logger, tracing, projects }));
  const disk = new DiskWatch(config.dataDir, logger);
  const register = registerReads(ground, reads, clock);
  const familyReads = { histories: wholes, log, regulation, now: clock.now };
  const periodParts = { histories: { ...histories, ...wholes }, log, register, regulation, now: clock.now };
  const { queue, jobs, bull } = await openQueue(ground, { config, clock, logger, register });
  const threads = () => ({
    log: ground.place,
    keys: ground.keys,
    masterKey: config.masterKey,
    law: ground.law(),
  });
  const living = { register, names: nameIndex(register), histories: wholes, log, regulation, now: clock.now };
  const known = openKnown(living, jobs);
  const replays = { histories: wholes, regulation, profiles: () => ground.law().profiles, threads };
  const { models } = reads;
  const caughtUp = async (): Promise<void> => {
    const head = await log.head();
    if (head !== null) await reads.engine.waitFor(head, PATIENCE_MS);
  };
  const reminding = when(works, () =>
    whenDayBeginsThenRemind({ queue, regulation, today: (unit) => register.today(unit), logger }),
  );
  const rendered = renderedLaw(join(config.dataDir, RENDERED_LAW), () => reads.version());
  const files = exportFiles(ground.shared, {
    ...{ dir: join(config.dataDir, 'exports'), now: clock.now, newId: v7, logger },
  });
  const sources = exportSources({ ...living, threads, now: clock.now });
  const processors: Processors = {
    export: exportProcessor({ files, audit: edge.audit, sources }),
    'known-at': knownProcessor({
      ...{
        living,
        threads,
        newId: v7,
        logger,
        dir: join(config.dataDir, ground.shared ? `known-at-${process.pid}` : 'known-at'),
        decode: decodeWith(ground.vault),
      },
      registerOver: (models, now) => registerOver(ground, { ...reads, models }, { ...clock, now }),
    }),
    'policy-replay': replayProcessor({ ...periodParts, replays }),
    'directory-import': importProcessor((json, actor) => importFile(desk, json, actor)),
    rebuild: rebuildProcessor({ reads, queue, logger }),
    reminders: remindersProcessor({ register, histories: wholes }, caughtUp),
    'render-again': renderAgainHere(reads, {
      ...{ log, rendered, law: () => ground.law(), version: () => reads.version().version },
      touched: (families, units) => touchedFamilies(models, families, units),
    }),
  };
  // Of several processes the one that keeps the read models at the log renders them again by itself.
  const answers = (): boolean => reads.building() === null;
  const lawChanges =
    reads.renderAgain &&
    whenLawChangedThenRender({ queue, rendered, newId: v7, logger, answers, law: () => ground.law() });
  lawChanged = async () => {
    await ground.reloadLaw();
    await lawChanges?.look();
  };
  const decisions = new DecisionService({
    histories,
    wholes,
    complete: (familyId, eventId) => completeMergeOf(completing, familyId, eventId),
    viewOf: (familyId, history) => ground.views.of(familyId, history),
    regulation,
    now: clock.now,
    workloadOf: workloadOf(reads.rows, regulation),
    elsewhereOf: elsewhereOf(reads.rows),
    carryOut: async (familyId) => {
      // What jobs found is of these data too; before, so that a crash in between leaves nothing of it.
      const forget = () => Promise.all([queue.forgetFamilies(), files.forget(), reads.forgetKept()]);
      await forget();
      if (await carryOut(ground, familyId)) await forget();
    },
  });
  const birthdays = when(works, () => {
    const reactor = whenBirthdayThenTask({ models, answers, decisions, regulation, now: clock.now, caughtUp, logger });
    void reads.answering.then(() => reactor.run());
    return reactor;
  });
  const kept = edge.auditLog;
  const signer = openSigner({ log, kept, key: signingKeyOf(config.signingSeed), now: clock.now, newId: v7 });
  const signing = when(works, () => whenTimePassesThenSign({ log, signer, logger }));
  const pace = new Pace({ log, engine: reads.engine, now: () => performance.now() });
  const health = () => healthOf(reads, disk, clock);
  measureJobs(metrics, queue);
  measureProjections(
    metrics,
    reads.engine,
    projections.map(({ name }) => name),
  );
  measureBuilds(metrics, reads);
  measureReadiness(metrics, health);
  const board = bull && (await openBoard(bull, administratorsOnly(edge.accounts)));
  const streams = new StreamService({
    histories,
    regulation,
    now: clock.now,
    gatherers: gatherersOver(ground, register),
    recorded: ({ kind, useCase }) =>
      kind.governs === true || useCase.stream !== undefined ? lawChanged() : Promise.resolve(),
  });
  return {
    parts: {
      ...edge,
      production: config.production,
      clock,
      clockMoved: () => {
        reminding?.moved();
        return birthdays?.moved() ?? Promise.resolve();
      },
      logger,
      metrics,
      tracing,
      newId: v7,
      useCases,
      decisions: watched(paced(decisions, pace), disk),
      streams: watchedBoth(streams, disk),
      periods: openPeriods(periodParts),
      jobs,
      processors,
      exports: openExports({ jobs, files, register, newId: v7 }),
      queryProviders: [
        ...familyQueryProviders(familyReads, { log, kept, signer }),
        ...registerQueryProviders(register, known, wholes),
        ...workQueryProviders({ ...living, reads: familyReads, lists: queue, known }),
        ...statisticsQueryProviders({ ...periodParts, replays, jobs, known }),
      ],
      feed: { log, decode: decodeWith(ground.vault) },
      regulation,
      profiles: () => ground.law().profiles,
      readModelVersion: () => reads.version().version,
      importDirectory: (json, actor) => importFile(desk, json, actor),
      health,
    },
    pages: board,
    failed: reads.failed,
    begin() {
      if (!works) return;
      void reminding?.look();
      // Nearly every job asks the read models: they wait for them, however long that takes.
      void reads.answering.then(() => {
        queue.start(processors);
        void lawChanges?.look();
      });
    },
    async close() {
      lawChanges?.stop();
      reminding?.stop();
      await signing?.stop();
      await birthdays?.stop();
      await merges.stop();
      await board?.close();
      await queue.close();
      await files.close();
      await reads.close();
      await edge.close();
      await ground.close();
      await tracing?.close();
    },
  };
}
