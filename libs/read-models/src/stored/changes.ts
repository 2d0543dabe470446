import { BadDocument, type DatedChange } from '../port';
import type { Codes } from './codes';
import { dateOfNumber, dayNumber } from './days';
import { Figures } from './figures';

/**
 * A place of figures is unit, day and key as one number, so that thousands of them are added up without making texts.
 * 15 bits for the unit, 22 for the day, 15 for the key.
 */
const KEYS = 2 ** 15;
const DAYS = 2 ** 22;

export interface Place {
  readonly unit: number;
  readonly day: number;
  readonly key: number;
}
export const placeOf = (unit: number, day: number, key: number): number => (unit * DAYS + day) * KEYS + key;
export function partsOf(place: number): Place {
  const rest = Math.floor(place / KEYS);
  return { unit: Math.floor(rest / DAYS), day: rest % DAYS, key: place % KEYS };
}

/** Adds a number at a place. @throws BadDocument for a text too many: a key that holds something of a single family would end here */
export function figureAt(figures: Figures, { unit, day, key }: Place, n: number): void {
  if (unit >= KEYS || key >= KEYS)
    throw new BadDocument('the figures have more units and keys than there are numbers for them');
  figures.add(placeOf(unit, day, key), n);
}

/** The number of the day of a change. @throws BadDocument for a number that is not whole or a date that is none */
export function dayOfChange({ key, date, n }: DatedChange): number {
  if (!Number.isSafeInteger(n)) throw new BadDocument(`a change of ${key} is not a whole number`);
  const day = dayNumber(date);
  if (day === null) throw new BadDocument(`a change of ${key} is not on a day`);
  return day;
}

/** A family's changes added up. @throws BadDocument */
export function figuresOf(codes: Codes, changes: readonly DatedChange[]): Figures {
  const figures = new Figures();
  for (const change of changes) {
    const day = dayOfChange(change);
    figureAt(figures, { unit: codes.codeOf(change.unit), day, key: codes.codeOf(change.key) }, change.n);
  }
  return figures;
}

const BASE = 36;
const short = (n: number): string => n.toString(BASE);
const long = (text: string): number => Number.parseInt(text, BASE);

/** What one unit is told, `day=key,key:n;day=...` with numbers in base 36; a key alone counts 1. */
function blocksByUnit(figures: Figures): ReadonlyMap<number, string> {
  const blocks = new Map<number, string>();
  let last: Place = { unit: -1, day: -1, key: -1 };
  for (const place of figures.inOrder()) {
    const { unit, day, key } = partsOf(place);
    const n = figures.at(place);
    const before = blocks.get(unit) ?? '';
    const head = unit === last.unit && day === last.day ? ',' : `${before === '' ? '' : ';'}${short(day)}=`;
    blocks.set(unit, `${before}${head}${short(key)}${n === 1 ? '' : `:${short(n)}`}`);
    last = { unit, day, key };
  }
  return blocks;
}

/**
 * Figures as a family's row holds them: `unit,unit/block|unit/block`, equal figures always as equal text. Units that are
 * told the same, as a municipality and its region nearly always are, share one block.
 */
export function textOfFigures(figures: Figures): string {
  const unitsOf = new Map<string, string>();
  for (const [unit, block] of blocksByUnit(figures)) {
    const units = unitsOf.get(block);
    unitsOf.set(block, units === undefined ? short(unit) : `${units},${short(unit)}`);
  }
  return [...unitsOf].map(([block, units]) => `${units}/${block}`).join('|');
}

function readBlock(figures: Figures, unit: number, block: string): void {
  for (const told of block.split(';')) {
    const [day = '', keys = ''] = told.split('=');
    for (const one of keys.split(',')) {
      const [key = '', n] = one.split(':');
      figures.add(placeOf(unit, long(day), long(key)), n === undefined ? 1 : long(n));
    }
  }
}
export function figuresOfText(text: string): Figures {
  const figures = new Figures();
  for (const part of text === '' ? [] : text.split('|')) {
    const [units = '', block = ''] = part.split('/');
    for (const unit of units.split(',')) readBlock(figures, long(unit), block);
  }
  return figures;
}

/** Unit, key, date and number of every figure, in the words of the projections. */
export const namedFigures = (codes: Codes, figures: Figures): readonly (readonly [string, string, string, number])[] =>
  Array.from(figures.inOrder(), (place) => {
    const { unit, day, key } = partsOf(place);
    return [codes.nameOf(unit), codes.nameOf(key), dateOfNumber(day), figures.at(place)] as const;
  });
