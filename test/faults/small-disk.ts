import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cp, rm, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A file system of its own with a fixed size, seen by whoever enters through `through`. */
export interface SmallDisk {
  /** Path of it for a process inside. */
  readonly inside: string;
  readonly through: readonly string[];
  /** Fills it up to this many free bytes. */
  fillTo(freeBytes: number): Promise<void>;
  /** Gives the room back that `fillTo` has taken. */
  empty(): Promise<void>;
  /** Takes no writes from now on; nobody may have a file open for writing. */
  freeze(): Promise<void>;
  /** Copies a folder of it to the ordinary disk. */
  copyTo(name: string, target: string): Promise<void>;
  close(): Promise<void>;
}

const MOUNT_POINT = '/mnt';
const UNSHARE = ['-rm'] as const;

/** Why no such file system can be made here, or null when it can. */
export function cannotMount(): string | null {
  const probe = spawnSync('unshare', [...UNSHARE, 'mount', '-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', MOUNT_POINT]);
  if (probe.error) return `unshare (util-linux) is missing: ${probe.error.message}`;
  return probe.status === 0 ? null : `no mount in a namespace of its own: ${probe.stderr.toString().trim()}`;
}

/** Mounts a tmpfs of `megabytes` in a mount namespace that lives until `close`; the machine itself sees nothing of it. */
export async function smallDisk(megabytes: number): Promise<SmallDisk> {
  const script = `mount -t tmpfs -o size=${megabytes}m tmpfs ${MOUNT_POINT} && echo mounted && exec cat`;
  const holder = spawn('unshare', [...UNSHARE, 'sh', '-c', script], { stdio: ['pipe', 'pipe', 'inherit'] });
  await once(holder.stdout, 'data');
  const pid = holder.pid ?? 0;
  const seen = (name: string): string => join(`/proc/${pid}/root`, MOUNT_POINT, name);
  const ballast = seen('ballast');
  const through = ['nsenter', '-t', String(pid), '-U', '-m', '--preserve-credentials', '--'] as const;
  return {
    inside: MOUNT_POINT,
    through,
    async fillTo(freeBytes) {
      const { bavail, bsize } = await statfs(seen(''));
      await writeFile(ballast, Buffer.alloc(Math.max(0, bavail * bsize - freeBytes)));
    },
    empty: () => rm(ballast),
    async freeze() {
      const [enter, ...args] = through;
      const remount = spawn(enter, [...args, 'mount', '-o', 'remount,ro', MOUNT_POINT], { stdio: 'inherit' });
      const [code] = (await once(remount, 'exit')) as [number | null];
      if (code !== 0) throw new Error(`the disk cannot be frozen: mount ended with ${code}`);
    },
    copyTo: (name, target) => cp(seen(name), target, { recursive: true }),
    async close() {
      const gone = once(holder, 'exit');
      holder.stdin.end();
      await gone;
    },
  };
}
