import { makeClock, type Config } from '@kurator/platform';
import type { ReadModelStore } from '@kurator/read-models';
import { FOLLOWED } from '../../../api/src/register/projections';
import { openSeen, type Seen } from './open';
import type { Outcome } from './outcome';

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

/** `kurator ops status`: where the log ends, how far behind the read models are, who keeps them, what is set aside. */
export async function status(config: Config): Promise<Outcome> {
  const now = makeClock(null).now();
  const seen = await openSeen(config);
  try {
    const head = await seen.log.head();
    const readModels = seen.serving && (await readModelsOf(seen, seen.serving, now));
    const owners = await seen.versions.owners();
    return {
      well: readModels !== null && isWell(readModels),
      found: { head, readModels, owners },
      lines: [
        `Журнал: последнее событие ${head ?? '(журнал пуст)'}`,
        ...(readModels === null ? NOT_BUILT : said(readModels)),
        ...owners.map(({ name, holder }) => `Владелец витрин ${name}: ${holder ?? 'никто'}`),
      ],
    };
  } finally {
    await seen.close();
  }
}
