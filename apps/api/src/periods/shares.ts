import type { Position } from '@kurator/event-log';
import { quarterSpan } from '@kurator/kernel';
import { quarterBefore, type Carried, type Version } from '@kurator/period';
import type { DatedChange, ReadModelReads } from '@kurator/read-models';
import type { Figure } from '@projections/quarterly-summary';
import {
  contributionsAt,
  countsOfFamily,
  familiesBetween,
  shownPosition,
  throughSpan,
  unitsOf,
  type Contribution,
  type Counts,
  type Question,
} from '../figures';
import { familyFigures } from './family-figures';
import { earliestKnown, knownUpTo, type KnownUpTo } from './known-up-to';
import { frozenVersions, type QuarterReads, type UnitPeriod } from './period-parts';
import { earliest } from './region';

/** A family that a figure counts, and how often: minors and moves may be several. */
export interface Share {
  readonly family: string;
  readonly n: number;
}
interface Frozen {
  readonly version: Version;
  readonly knownUpTo: KnownUpTo;
}
/** A unit's quarter with the freezes that its legal figures rest on. */
interface Standing {
  readonly question: Question;
  readonly before: Question;
  readonly own: Frozen | null;
  readonly previous: Frozen | null;
}

const frozenAs = async (
  parts: QuarterReads,
  asked: UnitPeriod,
  version: Version | null | undefined,
): Promise<Frozen | null> => (version ? { version, knownUpTo: await knownUpTo(parts, asked, version) } : null);

/** The freeze of the quarter before that the figures are linked to: the last one, or the last that a freeze could know. */
async function linkedTo(parts: QuarterReads, asked: UnitPeriod, own: Version | null): Promise<Frozen | null> {
  const versions = (await frozenVersions(parts, asked)).filter(
    ({ asOfPosition }) => own === null || parts.log.compare(asOfPosition, own.asOfPosition) <= 0,
  );
  return frozenAs(parts, asked, versions.at(-1));
}

/** What a family handed on to the quarter when the one before was frozen. */
const carriedBy = (then: Counts): Carried => ({
  closing: { families: then.closing.families, minors: then.closing.minors },
  flows: throughSpan(then),
});

/** A family whose facts are all older than every freeze: now and then it says the same. */
function unchanged(
  { question, before, previous }: Standing,
  changes: readonly DatedChange[],
): ReadonlyMap<string, number> {
  const contribution: Contribution = { changes, stays: [], accompanied: [] };
  const counts = closedByStocks(countsOfFamily(contribution, question));
  const then = previous === null ? null : closedByStocks(countsOfFamily(contribution, before));
  return familyFigures(counts, then && carriedBy(then));
}
/** One family's stocks on the last day are its rows. */
const closedByStocks = (counts: Counts): Counts => ({
  ...counts,
  closing: {
    families: counts.stocks.get('s|families') ?? 0,
    minors: counts.stocks.get('s|minors') ?? 0,
    accompaniment: counts.stocks.get('s|accompaniment') ?? 0,
  },
});

/** A family with facts newer than a freeze: as each freeze knew it. */
async function newer(
  parts: QuarterReads,
  { question, before, own, previous }: Standing,
  { family, now }: { readonly family: string; readonly now: Position },
): Promise<ReadonlyMap<string, number>> {
  const [today] = (await contributionsAt(parts, family, [now])) as [Contribution];
  const units = unitsOf(today);
  const positions = [own?.knownUpTo(units) ?? now, previous?.knownUpTo(units) ?? now];
  const [then, handed] = (await contributionsAt(parts, family, positions)) as [Contribution, Contribution];
  const carried = previous === null ? null : carriedBy(countsOfFamily(handed, before));
  return familyFigures(countsOfFamily(then, question), carried);
}

async function newerFamilies(
  parts: QuarterReads,
  { own, previous }: Standing,
  now: Position,
): Promise<ReadonlySet<string>> {
  const first = earliest(
    parts,
    [own, previous].flatMap((frozen) => (frozen === null ? [] : [earliestKnown(parts, frozen.knownUpTo)])),
  );
  return first === null ? new Set() : new Set(await familiesBetween(parts, first, now));
}

/** A figure of a unit's quarter; `version` is the frozen one that is asked about, null where nothing is frozen. */
interface AskedShares {
  readonly asked: UnitPeriod;
  readonly question: Question;
  readonly path: string;
  readonly figure: Figure;
  readonly version: Version | null;
}

/**
 * The families that a figure of a quarter counts, by id: what they count adds up to the figure, frozen or not. A frozen
 * version counts what it counted, whatever was recorded since.
 * @param reads one snapshot of the read models
 */
export async function sharesOf(
  parts: QuarterReads,
  reads: ReadModelReads,
  { asked, question, path, figure, version }: AskedShares,
): Promise<readonly Share[]> {
  const period = quarterBefore(asked.period);
  const own = await frozenAs(parts, asked, version);
  const standing: Standing = {
    question: own === null ? question : { ...question, span: quarterSpan(asked.period) },
    before: { unit: asked.unit, span: quarterSpan(period) },
    own,
    previous: await linkedTo(parts, { unit: asked.unit, period }, version),
  };
  const now = await shownPosition(reads);
  const touched = now === null ? new Set<string>() : await newerFamilies(parts, standing, now);
  const found: Share[] = [];
  const take = (family: string, figures: ReadonlyMap<string, number>): void => {
    const n = figures.get(path) ?? 0;
    if (n !== 0) found.push({ family, n });
  };
  for await (const { family, changes } of reads.toldBy({ unit: asked.unit, keyPrefixes: figure.keyPrefixes }))
    if (!touched.has(family)) take(family, unchanged(standing, changes));
  for (const family of touched) take(family, await newer(parts, standing, { family, now: now as Position }));
  return found.sort((a, b) => (a.family < b.family ? -1 : 1));
}
