import { closeSync, fdatasyncSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';

const MS = 1000;

/** One line about where a figure was measured. */
export const machine = (): string =>
  `${cpus().length} cores, ${Math.round(totalmem() / 1e9)} GB, Node ${process.versions.node}, load ${loadavg()[0]?.toFixed(1)}`;

/** Resident megabytes of a process with all its threads; null where the system does not tell. */
export function residentMegabytes(pid: number): number | null {
  if (process.platform !== 'linux') return null;
  const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return kilobytes === undefined ? null : Math.round((Number(kilobytes) * 1024) / 1e6);
}

/** Appends of `bytes` with one fdatasync each that the disk under a folder takes in a second: what durability costs. */
export function syncsPerSecond(folder: string, bytes = 1024, seconds = 1): number {
  const file = join(folder, 'bench-sync.tmp');
  const descriptor = openSync(file, 'w');
  const record = Buffer.alloc(bytes, 'x');
  const start = performance.now();
  let count = 0;
  for (; performance.now() - start < seconds * MS; count += 1) {
    writeSync(descriptor, record);
    fdatasyncSync(descriptor);
  }
  closeSync(descriptor);
  rmSync(file);
  return Math.round((count * MS) / (performance.now() - start));
}

/** Percentiles of latencies in milliseconds, as `p50 1.2, p95 3.4 ...`. */
export function percentiles(latencies: readonly number[], ...of: readonly number[]): string {
  const sorted = latencies.toSorted((a, b) => a - b);
  const at = (p: number) => sorted[Math.min(sorted.length - 1, Math.ceil((p / 100) * sorted.length) - 1)];
  return of.map((p) => `p${p} ${at(p)?.toFixed(1) ?? '-'} ms`).join(', ');
}
