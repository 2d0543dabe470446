import { join } from 'node:path';
import { seeBullJobs, seeJobFile, type JobsSeen } from '@kurator/jobs';
import { makeClock, type Config } from '@kurator/platform';
import type { Build, ReadModelStore } from '@kurator/read-models';
import { JOB_KINDS } from '../../../api/src/jobs/kinds';
import { FOLLOWED } from '../../../api/src/register/projections';
import type { Command } from './command';
import { openSeen, quiet, type Seen } from './open';

/** Behind by more than this is worth an operator's look, ms: readiness turns red then. */
const TOO_FAR_MS = 30_000;

/** Age of the oldest event that the read models have not, ms; 0 when there is none. */
async function lagOf({ log }: Seen, position: string | null, now: string): Promise<number> {
  const { events } = await log.readAll({ after: position, limit: 1, prefixes: ['family-', ...FOLLOWED] });
  const recordedAt = events[0]?.metadata['recordedAt'];
  return typeof recordedAt === 'string' ? Math.max(0, Date.parse(now) - Date.parse(recordedAt)) : 0;
}

async function readModelsOf(seen: Seen, { name, store }: { name: string; store: ReadModelStore }, now: string) {
  const { position } = await store.checkpoint();
  const parked = await store.parked();
  return { version: name, position, lagMs: await lagOf(seen, position, now), parked: parked.length };
}

type State = Awaited<ReturnType<typeof readModelsOf>>;
function said({ version, position, lagMs, parked }: State): readonly string[] {
  const at = `позиция ${position ?? '(начало)'}, отставание ${(lagMs / 1000).toFixed(1)} с`;
  return [`Витрины: версия ${version}, ${at}`, `Отложенных семей: ${parked}`];
}
const NOT_BUILT = ['Витрины: для этой программы ещё не построены'];
const isWell = ({ lagMs, parked }: State): boolean => lagMs < TOO_FAR_MS && parked === 0;

const PHASES: Readonly<Record<Build['phase'], string>> = {
  LOADING: 'строится',
  CATCHING_UP: 'догоняет журнал',
  COMPARING: 'сравнивается с прежней',
  DIFFERENT: 'построена, расходится с прежней и ждёт решения (kurator ops rebuild --accept)',
};
/** How far a build is, for people. */
export const buildLine = ({ name, phase, families, total, at, cancelled }: Build): string =>
  `Новая версия витрин ${name}: ${cancelled ? 'отменяется' : PHASES[phase]}, семей ${families} из ${total}, на ${at}`;

const seenJobs = ({ redisUrl, dataDir }: Config, now: () => string): Promise<JobsSeen> =>
  redisUrl === null
    ? Promise.resolve(seeJobFile(join(dataDir, 'jobs.db')))
    : seeBullJobs(redisUrl, { kinds: JOB_KINDS, now, log: quiet });

function jobLines({ counts, jobs }: JobsSeen): readonly string[] {
  const STATES = { RUNNING: 'выполняется', WAITING: 'ждёт', FAILED: 'не выполнено' } as const;
  const { running, waiting, failed } = counts;
  return [
    `Задания: выполняется ${running}, ждёт ${waiting}, не выполнено ${failed}`,
    ...jobs.map(({ kind, status, progress: { done, total }, failure }) => {
      const why = failure === undefined ? '' : `: ${failure.code}`;
      return `  ${kind}: ${STATES[status]}${total > 0 ? `, ${done} из ${total}` : ''}${why}`;
    }),
  ];
}

interface Found {
  readonly head: string | null;
  readonly readModels: State | null;
  readonly owners: Awaited<ReturnType<Seen['versions']['owners']>>;
  readonly builds: readonly Build[];
  readonly jobs: JobsSeen;
}
const linesOf = ({ head, readModels, owners, builds, jobs }: Found): readonly string[] => [
  `Журнал: последнее событие ${head ?? '(журнал пуст)'}`,
  ...(readModels === null ? NOT_BUILT : said(readModels)),
  ...owners.map(({ name, holder }) => `Владелец витрин ${name}: ${holder ?? 'никто'}`),
  ...builds.map(buildLine),
  ...jobLines(jobs),
];

/** Where the log ends, how far behind the read models are, who keeps them, what is built, done and set aside. */
export const status: Command = {
  async run(read) {
    const config = read();
    const { now } = makeClock(null);
    const seen = await openSeen(config);
    try {
      const head = await seen.log.head();
      const readModels = seen.serving && (await readModelsOf(seen, seen.serving, now()));
      const owners = await seen.versions.owners();
      const builds = await seen.versions.builds();
      const jobs = await seenJobs(config, now);
      const found = { head, readModels, owners, builds, jobs };
      const well = readModels !== null && isWell(readModels) && jobs.counts.failed === 0;
      return { well, found, lines: linesOf(found) };
    } finally {
      await seen.close();
    }
  },
  options: {},
  takesNames: false,
  ru: {
    line: 'журнал, отставание витрин, кто их ведёт и строит, отложенные семьи, задания',
    text: `Смотрит рядом с работающим регистром и ничего не меняет. Код 1: витрины не построены или отстают более чем на 30 секунд,
есть отложенные семьи или невыполненные задания.`,
  },
  en: {
    line: 'the log, how far behind the read models are, who keeps and builds them, what is set aside, jobs',
    text: `Looks on beside a running register and changes nothing. Code 1: the read models are not built or more than 30 seconds
behind, families are set aside, or jobs have failed.`,
  },
};
