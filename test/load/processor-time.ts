import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** Clock ticks a second of `/proc`, as Linux has them everywhere. */
const TICKS = 100;
/** Processor seconds that each thread of a process has used so far, by thread id. Linux only; empty elsewhere. */
export function threadSeconds(pid: number): ReadonlyMap<number, number> {
  const folder = `/proc/${pid}/task`;
  const seconds = new Map<number, number>();
  for (const id of existsSync(folder) ? readdirSync(folder) : []) {
    // A thread may have ended since it was listed.
    const stat = existsSync(`${folder}/${id}/stat`) ? readFileSync(`${folder}/${id}/stat`, 'utf8') : '';
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    seconds.set(Number(id), (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) / TICKS);
  }
  return seconds;
}

/**
 * Where the processor's time went between two readings of {@link threadSeconds}, in ms for each of `count` things: the
 * main thread, then the others that did anything, busiest first.
 */
export function processorTime(before: ReadonlyMap<number, number>, pid: number, count: number): string {
  const used = [...threadSeconds(pid)].map(([id, now]) => ({ id, ms: ((now - (before.get(id) ?? 0)) * 1000) / count }));
  const main = used.find(({ id }) => id === pid)?.ms ?? 0;
  const others = used.filter(({ id, ms }) => id !== pid && ms >= 0.05).sort((a, b) => b.ms - a.ms);
  const all = used.reduce((sum, { ms }) => sum + ms, 0);
  const list = others.map(({ ms }) => ms.toFixed(2)).join(' + ');
  return `${all.toFixed(2)} ms of processor time each: main thread ${main.toFixed(2)}, others ${list === '' ? '0' : list}`;
}
