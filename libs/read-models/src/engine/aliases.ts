import type { Made, ServingVersion } from '../versions';

/** A version, with what it was made of where that is known. */
interface Kept {
  readonly version: string;
  readonly made?: Made;
}
/** Which version serves programs with these projections, and the one that did before it. */
export interface Alias extends Kept {
  /** `signatureOf` the projections. */
  readonly signature: string;
  readonly previous: Kept | null;
}
/** The one that was flipped last stands first. */
export type Aliases = readonly Alias[];

/** Of the program that runs and of the one that it was exchanged for: whoever goes back finds its read models. */
const KEPT_SIGNATURES = 2;

const keptOf = ({ version, made }: Kept): Kept => ({ version, ...(made && { made }) });
export const aliasFor = (aliases: Aliases, signature: string): Alias | null =>
  aliases.find((one) => one.signature === signature) ?? null;

function previousOf(before: Alias | null, name: string): Kept | null {
  if (before === null) return null;
  return before.version === name ? before.previous : keptOf(before);
}

/** A version serves from now on; the one before it is kept, of another program only the one that serves it. */
export function flipped(aliases: Aliases, { name, signature, made }: ServingVersion): Aliases {
  const before = aliasFor(aliases, signature);
  const others = aliases.filter((one) => one !== before).map((one) => ({ ...one, previous: null }));
  const next = { signature, ...keptOf({ version: name, ...(made && { made }) }), previous: previousOf(before, name) };
  return [next, ...others].slice(0, KEPT_SIGNATURES);
}

/** The version before serves again, and what served is kept in its place; null when none is kept. */
export function rolledBack(aliases: Aliases, signature: string): Aliases | null {
  const found = aliasFor(aliases, signature);
  if (!found?.previous) return null;
  const back = { signature, ...found.previous, previous: keptOf(found) };
  return [back, ...aliases.filter((one) => one !== found)];
}

/** Only what somebody keeps at the log: every other version still says what has been destroyed since. */
export const forgotten = (aliases: Aliases, living: ReadonlySet<string>): Aliases =>
  aliases.filter(({ signature }) => living.has(signature)).map((one) => ({ ...one, previous: null }));

export const versionsIn = (aliases: Aliases): ReadonlySet<string> =>
  new Set(aliases.flatMap(({ version, previous }) => (previous === null ? [version] : [version, previous.version])));

/** What a version was made of, wherever an alias says it. */
export const madeIn = (aliases: Aliases, name: string): Made | null =>
  aliases.flatMap((one) => [one, ...(one.previous ? [one.previous] : [])]).find(({ version }) => version === name)
    ?.made ?? null;
