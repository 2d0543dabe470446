import type { JobKind, Processors } from './port';

/** Kinds that nobody does: such a start is refused (architecture section 6). */
export const withoutProcessor = (kinds: readonly JobKind[], processors: Processors): readonly string[] =>
  kinds.flatMap(({ name }) => (Object.hasOwn(processors, name) ? [] : [name]));

/** @throws Error for a kind that was never declared: a fault of the program */
export function kindNamed(kinds: readonly JobKind[], name: string): JobKind {
  const kind = kinds.find((one) => one.name === name);
  if (kind === undefined) throw new Error(`no kind of job is called ${name}`);
  return kind;
}

/** How long a job waits after it has failed for the `attempts`-th time, ms. */
export const backOff = ({ backOffMs }: JobKind, attempts: number): number => backOffMs * 2 ** Math.max(0, attempts - 1);

/** When a job that ends now is forgotten. */
export const expiryOf = ({ keepMs }: JobKind, now: string): string => new Date(Date.parse(now) + keepMs).toISOString();
