import { ConfigRefused, rest, type Config } from '@kurator/platform';
import type { ReplayAsked } from '@kurator/read-models';
import { v7 } from 'uuid';
import { NotUnderstood, type Command, type Given } from './command';
import { openSeen, type Seen } from './open';
import type { Outcome } from './outcome';

/** Who keeps the read models looks every second; many families take longer. */
const PATIENCE_MS = 60_000;
const LOOK_MS = 250;

async function answered({ versions }: Seen, id: string, signal: AbortSignal): Promise<ReplayAsked | null> {
  for (let waited = 0; waited < PATIENCE_MS; waited += LOOK_MS) {
    await rest(LOOK_MS, signal);
    signal.throwIfAborted();
    const last = await versions.replayAsked();
    if (last?.id === id && last.done !== null) return last;
    if (last?.id !== id) return null;
  }
  return null;
}

const WAITS =
  'Просьба записана: её выполнит процесс, который ведёт витрины, — сейчас он не отвечает (запустите регистр)';

/**
 * Has families rendered again by whoever keeps the read models at the log, and waits for it. Nobody else may write them.
 * @param families null: those set aside
 */
export async function replayed(
  config: Config,
  { signal }: Given,
  families: readonly string[] | null,
): Promise<Outcome> {
  const seen = await openSeen(config);
  try {
    if (seen.serving === null)
      throw new ConfigRefused('Витрины ещё не построены', 'no read models have been built yet');
    const id = v7();
    await seen.versions.askReplay({ id, families, done: null });
    const answer = await answered(seen, id, signal);
    const parked = await seen.serving.store.parked();
    const found = { families, rendered: answer?.done ?? null, parked: parked.length };
    const well = answer !== null && parked.length === 0;
    const done = `Построено заново семей: ${answer?.done ?? 0}; отложенных осталось: ${parked.length}`;
    return { well, found, lines: [answer === null ? WAITS : done] };
  } finally {
    await seen.close();
  }
}

const FAMILY = /^[A-Za-z0-9_-]{1,64}$/;

/** Renders families again though nothing was recorded. */
export const replay: Command = {
  async run(read, given) {
    const config = read();
    const { names } = given;
    const wrong = names.find((name) => !FAMILY.test(name));
    if (names.length === 0 || wrong !== undefined)
      throw new NotUnderstood(
        wrong === undefined
          ? 'Нужен хотя бы один идентификатор семьи / at least one family id is needed'
          : `«${wrong}» — не идентификатор семьи / ${wrong} is no family id`,
      );
    const seen = await openSeen(config);
    try {
      for (const name of names)
        if ((await seen.log.read(`family-${name}`, { limit: 1 })) === null)
          throw new ConfigRefused(`В журнале нет семьи ${name}`, `the log has no family ${name}`);
    } finally {
      await seen.close();
    }
    return replayed(config, given, names);
  },
  options: {},
  takesNames: true,
  ru: {
    line: 'строки названных семей построить из журнала заново',
    text: `  kurator ops replay СЕМЬЯ [СЕМЬЯ ...]
Строит процесс, который ведёт витрины: команда оставляет ему просьбу и ждёт до минуты. Если никто не работает, просьба
дождётся запуска (код 1). Решения и цифры тем временем доступны. Отложенные: kurator ops parked --replay.`,
  },
  en: {
    line: 'renders the rows of the families named from the log again',
    text: `  kurator ops replay FAMILY [FAMILY ...]
Done by the process that keeps the read models: the command leaves it a request and waits for up to a minute. When nobody
runs, the request waits for the start (code 1). Decisions and figures go on. Those set aside: kurator ops parked --replay.`,
  },
};
