import { FAMILY_STREAMS, signatureOf, type ReadModelStore } from '@kurator/read-models';
import { buildVersion, madeNow, type BuildingOptions } from './building';
import { projections } from './projections';

/** A version of the read models, open. */
export interface OpenVersion {
  readonly name: string;
  readonly store: ReadModelStore;
}
export interface ServingOptions extends Omit<BuildingOptions, 'accept'> {
  /** Who builds, for operators. */
  readonly holder: string;
}

/** Tells by projection what the new version says otherwise than the one of the program before. */
function tellDifferences({ logger }: ServingOptions, differences: readonly { readonly projection: string }[]): void {
  const by = new Map<string, number>();
  for (const { projection } of differences) by.set(projection, (by.get(projection) ?? 0) + 1);
  if (by.size === 0) return;
  const said = 'projections of an unchanged version say something else than they did before';
  logger.warn({ differences: Object.fromEntries(by) }, said);
}

/** Builds the read models of this program's projections, unless another process was quicker, and lets them serve. */
async function build(options: ServingOptions, signature: string): Promise<OpenVersion> {
  const { versions, signal = new AbortController().signal } = options;
  const held = await versions.buildLease(options.holder).take(signal);
  try {
    const serving = await versions.servingFor(signature);
    if (serving !== null) return { name: serving, store: await versions.open(serving) };
    // Nothing else can serve this program: what differs is told and serves.
    const { name, store, compared } = await buildVersion({ ...options, accept: true }, held);
    tellDifferences(options, compared?.differences ?? []);
    return { name, store };
  } finally {
    await held.release();
  }
}

async function hasFamilies(log: BuildingOptions['log']): Promise<boolean> {
  for await (const stream of log.streams(FAMILY_STREAMS)) return stream !== '';
  return false;
}

/**
 * The version that the same projections built, or a new one of a register without families, which needs no building.
 * @returns null when a version has to be built
 */
export async function openBuilt(options: ServingOptions): Promise<OpenVersion | null> {
  const { versions, log } = options;
  const signature = signatureOf(projections);
  const serving = await versions.servingFor(signature);
  if (serving !== null) return { name: serving, store: await versions.open(serving) };
  if (await hasFamilies(log)) return null;
  const { name, store } = await versions.create(false);
  await versions.flip({ name, signature, made: madeNow(options.renderer().law) });
  return { name, store };
}

/** The version that serves this program, built from the log when there is none. */
export const openServing = async (options: ServingOptions): Promise<OpenVersion> =>
  (await openBuilt(options)) ?? build(options, signatureOf(projections));
