import { ConfigRefused, linked, makeClock, rest, type Config, type HeldLease } from '@kurator/platform';
import { signatureOf, type Compared, type StoreVersions } from '@kurator/read-models';
import { buildVersion, type Built } from '../../../api/src/register/building';
import { holderHere } from '../../../api/src/register/projecting';
import { projections } from '../../../api/src/register/projections';
import { refusingPoison } from '../../../api/src/register/refuse-poison';
import { NotUnderstood, type Command, type Given } from './command';
import { openBuilder } from './open-builder';
import { openSeen } from './open';
import type { Outcome } from './outcome';
import { buildLine } from './status';

/** A builder that died is gone after six seconds on servers, at once on one machine. */
const LEASE_MS = 9_000;
const SAY_MS = 2_000;

async function turnOf(versions: StoreVersions, signal: AbortSignal): Promise<HeldLease> {
  const patience = AbortSignal.timeout(LEASE_MS);
  const { over, release } = linked(signal, patience);
  try {
    return await versions.buildLease(holderHere()).take(over.signal);
  } catch (error) {
    signal.throwIfAborted();
    if (!patience.aborted) throw error;
    throw new ConfigRefused(
      'Витрины уже строит другой процесс: ход показывает kurator ops status, отменяет kurator ops rebuild --cancel',
      'another process builds the read models already: see kurator ops status, or cancel with kurator ops rebuild --cancel',
    );
  } finally {
    release();
  }
}

/** By projection: how many, and some of them by name. */
function differing({ differences }: Compared): readonly string[] {
  const by = new Map<string, string[]>();
  for (const { projection, id } of differences) by.set(projection, [...(by.get(projection) ?? []), id]);
  return [...by].map(([projection, ids]) => {
    const all = [...new Set(ids)];
    return `  ${projection}: ${all.length}, например ${all.slice(0, 3).join(', ')}`;
  });
}

function comparedLines({ compared, serves }: Built): readonly string[] {
  if (compared === null)
    return ['Сравнивать не с чем: прежние построены другой версией программы, по другому закону, или их нет'];
  const { families, documents, differences, skipped } = compared;
  const behind = skipped > 0 ? `, не сравнивалось (прежние отстают): ${skipped}` : '';
  const said = `Сравнено с прежними: семей ${families}, записей по журналу ${documents}, расхождений ${differences.length}${behind}`;
  if (differences.length === 0) return [said];
  const then = serves
    ? 'Новая версия служит; прежнюю вернёт kurator ops rebuild --rollback'
    : 'Новая версия построена, но не служит: проверьте расхождения и выполните kurator ops rebuild --accept';
  return [said, ...differing(compared), then];
}

function outcomeOf({ name, resumed, compared, serves }: Built): Outcome {
  const found = { version: name, resumed, serves, compared };
  const how = resumed > 0 ? `; продолжено, было построено семей: ${resumed}` : '';
  const first = `Витрины: версия ${name} построена${how}${serves ? ' и служит' : ''}`;
  return { well: serves, found, lines: [first, ...comparedLines({ compared, serves } as Built)] };
}

function percentOf(config: Config, given: unknown): number {
  if (given === undefined) return config.rebuildPercent;
  const text = typeof given === 'string' ? given : '';
  const percent = Number(text);
  if (!/^\d{1,3}$/.test(text) || percent < 1 || percent > 100)
    throw new NotUnderstood('--percent: число от 1 до 100 / a number from 1 to 100');
  return percent;
}

async function build(config: Config, { options, say, signal }: Given): Promise<Outcome> {
  const percent = percentOf(config, options['percent']);
  const builder = await openBuilder(config);
  const { versions } = builder.seen;
  const now = makeClock(null).now;
  const telling = setInterval(() => {
    const told = versions.builds().then((all) => all.forEach((one) => say(buildLine(one))));
    // Only how far it is: the build itself says when its store is away.
    told.catch(() => undefined);
  }, SAY_MS);
  try {
    const held = await turnOf(versions, signal);
    try {
      const accept = options['accept'] === true;
      const built = await refusingPoison(() =>
        buildVersion({ ...builder.options, now, percent, accept, signal }, held),
      );
      await built.store.close();
      return outcomeOf(built);
    } finally {
      await held.release();
    }
  } finally {
    clearInterval(telling);
    await builder.close();
  }
}

async function rollBack(config: Config): Promise<Outcome> {
  const seen = await openSeen(config);
  try {
    const version = await seen.versions.rollBack(signatureOf(projections));
    const line = version === null ? 'Прежней версии витрин нет' : `Витрины: снова служит версия ${version}`;
    return { well: version !== null, found: { version }, lines: [line] };
  } finally {
    await seen.close();
  }
}

async function cancel(config: Config, { signal }: Given): Promise<Outcome> {
  const seen = await openSeen(config);
  try {
    const { versions } = seen;
    const builds = await versions.builds();
    for (const { name } of builds) await versions.cancel(name);
    // Who builds sees it within a second and ends; what nobody builds is removed here.
    if (builds.length > 0) await rest(SAY_MS, signal);
    signal.throwIfAborted();
    const held = builds.length > 0 ? await turnOf(versions, signal) : null;
    for (const { name, cancelled } of await versions.builds()) if (cancelled) await versions.drop(name);
    await held?.release();
    const names = builds.map(({ name }) => name);
    const line = names.length === 0 ? 'Витрины никто не строит' : `Построение отменено: ${names.join(', ')}`;
    return { well: true, found: { cancelled: names }, lines: [line] };
  } finally {
    await seen.close();
  }
}

/** Builds the read models anew beside those that serve, while the register runs or stands. */
export const rebuild: Command = {
  async run(read, given) {
    const config = read();
    const { options } = given;
    const which = ['accept', 'rollback', 'cancel'].filter((name) => options[name] === true);
    if (which.length > 1) throw new NotUnderstood('Что-то одно из --accept, --rollback, --cancel / only one of these');
    if (options['rollback'] === true) return rollBack(config);
    return options['cancel'] === true ? cancel(config, given) : build(config, given);
  },
  options: {
    percent: { type: 'string' },
    accept: { type: 'boolean' },
    rollback: { type: 'boolean' },
    cancel: { type: 'boolean' },
  },
  takesNames: false,
  ru: {
    line: 'построить витрины заново рядом с теми, что служат, без остановки',
    text: `  kurator ops rebuild [--percent N]   построить, сравнить с прежними, переключить; прерванное (Ctrl+C, kill) продолжается
  kurator ops rebuild --accept        то же, и служить, даже если есть расхождения
  kurator ops rebuild --rollback      вернуть прежнюю версию сразу; ещё раз — снова новую
  kurator ops rebuild --cancel        отменить построение и удалить недостроенное
  --percent N   доля одного ядра, 1–100 (по умолчанию REBUILD_PERCENT); 100 — все ядра
Запускается из установленной версии программы: новая версия готовит свои витрины, пока прежняя работает. Без расхождений
новые служат сразу; с расхождениями — после --accept (код 1). Построение, которое отменили, заканчивается с кодом 4.`,
  },
  en: {
    line: 'builds the read models anew beside those that serve, without a stop',
    text: `  kurator ops rebuild [--percent N]   builds, compares, switches; what was broken off (Ctrl+C, kill) goes on
  kurator ops rebuild --accept        the same, and serves although there are differences
  kurator ops rebuild --rollback      the version before serves again at once; once more: the new one
  kurator ops rebuild --cancel        ends a build and removes what there is of it
  --percent N   share of one core, 1 to 100 (default REBUILD_PERCENT); 100 takes all of them
Run it from the program's version that is installed: a new one prepares its read models while the old one works. Without
differences the new ones serve at once, with differences after --accept (code 1). A build that was cancelled ends with code 4.`,
  },
};
