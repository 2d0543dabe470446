import { definitionOf, type Definition } from './definitions';
import { pairKey } from './keys';

/** A figure of the yearly tables that counts families, and the key of the sums behind it. */
export interface IndicatorFigure {
  readonly definition: Definition;
  readonly key: string;
  /** A stock stands on the day before the year (`opening`) or on its last day; a flow runs through it. */
  readonly of: 'FLOW' | 'OPENING' | 'CLOSING' | 'CHANGE';
}

const CASES = ['ST-10', 'ST-11', 'ST-12', 'ST-13', 'ST-14', 'ST-15', 'ST-16', 'ST-17', 'ST-41', 'ST-43', 'ST-46'];

type Found = Omit<IndicatorFigure, 'definition'>;
const BALANCES: Readonly<Record<string, Found>> = {
  'ST-18.opening': { key: 's|accompaniment', of: 'OPENING' },
  'ST-18.in': { key: 'f|ST-18|in', of: 'FLOW' },
  'ST-18.out': { key: 'f|ST-18|out', of: 'FLOW' },
  'ST-18.closing': { key: 's|accompaniment', of: 'CLOSING' },
  'ST-42.opening': { key: 's|families', of: 'OPENING' },
  'ST-42.closing': { key: 's|families', of: 'CLOSING' },
  'ST-42.change': { key: 's|families', of: 'CHANGE' },
};
/** Distinct cases of the year, or the moves themselves. */
function countedAs(key: string, name: string | undefined): Found | null {
  if (name === undefined) return { key: `y|${key}`, of: 'FLOW' };
  return name === 'moves' ? { key: `f|${key}`, of: 'FLOW' } : null;
}
const balanceOf = (id: string, name = ''): Found | null => BALANCES[`${id}.${name}`] ?? null;

const PAIR = /^([A-Z]+)>([A-Z]+)$/;
function pairOf(pair: string, name: string | undefined): Found | null {
  const [, from, to] = PAIR.exec(pair) ?? [];
  return from === undefined || to === undefined || from === to ? null : countedAs(pairKey(from, to), name);
}

/**
 * The figure of the yearly tables that a name means: `ST-11` (families), `ST-11.moves`, a pair of levels
 * `BASE>CRISIS` and `BASE>CRISIS.moves`, `ST-18.opening`, `ST-42.change`. Null for one that counts no families: organisations, officers and
 * volunteers are counted themselves (tables 2 and 3).
 */
export function indicatorAt(name: string): IndicatorFigure | null {
  const [id = '', part, ...more] = name.split('.');
  if (more.length > 0) return null;
  const found = CASES.includes(id) ? countedAs(id, part) : (balanceOf(id, part) ?? pairOf(id, part));
  const definition = definitionOf(PAIR.test(id) ? 'ST-11' : id);
  return found === null || definition === null ? null : { ...found, definition };
}
