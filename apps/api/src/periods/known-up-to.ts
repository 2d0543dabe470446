import type { Position } from '@kurator/event-log';
import { REGION, type Version } from '@kurator/period';
import { frozenVersions, type QuarterReads, type UnitPeriod } from './period-parts';
import { earliest } from './region';

/** Up to where a family of some municipalities was known when figures were frozen. */
export type KnownUpTo = (units: ReadonlySet<string>) => Position;

/**
 * The first summary of the region knows a family as its municipality's report did; every other version knows all
 * families up to its own position.
 */
export async function knownUpTo(
  parts: QuarterReads,
  { unit, period }: UnitPeriod,
  version: Version,
): Promise<KnownUpTo> {
  const { asOfPosition } = version;
  if (unit !== REGION || version.version > 1) return () => asOfPosition;
  const used = new Map<string, Position>();
  for (const { oktmo } of parts.regulation().municipalities()) {
    const first = (await frozenVersions(parts, { unit: oktmo, period })).find(({ status }) => status === 'SUMMARISED');
    if (first) used.set(oktmo, first.asOfPosition);
  }
  return (units) =>
    earliest(
      parts,
      [...units].flatMap((one) => used.get(one) ?? []),
    ) ?? asOfPosition;
}

/** The first position that any family is known up to. */
export const earliestKnown = (parts: QuarterReads, known: KnownUpTo): Position =>
  known(
    new Set(
      parts
        .regulation()
        .municipalities()
        .map(({ oktmo }) => oktmo),
    ),
  );
