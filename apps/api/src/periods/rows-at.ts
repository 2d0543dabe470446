import type { Position } from '@kurator/event-log';
import type { ReadModelReads } from '@kurator/read-models';
import { REGION, type Version } from '@kurator/period';
import {
  contributionsAt,
  dayBefore,
  familiesBetween,
  shownPosition,
  type Contribution,
  type Question,
} from '../figures';
import { quarterQuestion } from './freeze';
import { frozenVersions, type QuarterReads, type UnitPeriod } from './period-parts';
import { earliest } from './region';
import { familyOf, lineOf, rowsOf, rowsOfRegion, storedLines, type Rows } from './rows';

/** A unit whose rows a frozen version rests on, and up to where it was known. */
interface Counted {
  readonly question: Question;
  readonly position: Position;
}

/** The units behind a version: itself, or for the region every unit as its summary or its correction counted it. */
async function countedUnits(parts: QuarterReads, asked: UnitPeriod, version: Version): Promise<readonly Counted[]> {
  const { unit, period } = asked;
  const { asOfPosition: position } = version;
  if (unit !== REGION) return [{ question: quarterQuestion(unit, period), position }];
  const found: Counted[] = [];
  for (const { oktmo } of parts.regulation().municipalities()) {
    const first = (await frozenVersions(parts, { unit: oktmo, period })).find(({ status }) => status === 'SUMMARISED');
    const known = version.version === 1 ? first?.asOfPosition : position;
    if (first && known !== undefined) found.push({ question: quarterQuestion(oktmo, period), position: known });
  }
  return found;
}

const linesOf = (family: string, { stays }: Contribution, { unit, span }: Question): readonly string[] =>
  stays
    .filter(({ from, to, value }) => value.municipality === unit && to > dayBefore(span) && from <= span.to)
    .map(({ from, to, value }) => lineOf(family, from, to, value.minors));

/**
 * The rows of a frozen version, found again: those of the read models, with the rows of every family that has newer facts
 * replaced by what the log said at the version's position. They give the version's own hash for as long as the log is
 * what it was (architecture decision 16).
 */
export async function rowsAt(
  parts: QuarterReads,
  reads: ReadModelReads,
  asked: UnitPeriod,
  version: Version,
): Promise<Rows> {
  const counted = await countedUnits(parts, asked, version);
  const positions = counted.map(({ position }) => position);
  const [first, now] = [earliest(parts, positions), await shownPosition(reads)];
  const newer = first === null || now === null ? [] : await familiesBetween(parts, first, now);
  const touched = new Set(newer);
  const lines: string[][] = [];
  for (const { question } of counted)
    lines.push((await storedLines(reads, question)).filter((line) => !touched.has(familyOf(line))));
  for (const family of newer) {
    const then = await contributionsAt(parts, family, positions);
    for (const [n, { question }] of counted.entries())
      lines[n]?.push(...linesOf(family, then[n] as Contribution, question));
  }
  const rows = lines.map(rowsOf);
  return asked.unit === REGION ? rowsOfRegion(rows) : (rows[0] as Rows);
}
