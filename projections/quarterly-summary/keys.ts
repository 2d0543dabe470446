import type { LocalDate } from '@kurator/kernel';
import type { DatedChange } from '@kurator/read-models';

export const REGION = 'REGION';

/** One thing that happened, for the unit and for the region. */
export const inBoth = (unit: string, key: string, date: LocalDate, n = 1): readonly DatedChange[] => [
  { unit, key, date, n },
  { unit: REGION, key, date, n },
];
/** A move inside the region: it changes the unit's figures only. */
export const inUnit = (unit: string, key: string, date: LocalDate, n = 1): readonly DatedChange[] =>
  n === 0 ? [] : [{ unit, key, date, n }];

/** Keys of stocks that the closing balance is broken down by (ST-06), as `structure` names them in `api.md`. */
export const STRUCTURE = [
  'ground',
  'category',
  'dangerLevel',
  'level',
  'agencyKind',
  'ageGroup',
  'timeOnRegister',
] as const;
/**
 * Keys of stocks by what the register says, each text made once: a family's are sorted and compared day by day.
 * @returns the key of a code
 */
export function stockKeys(breakdown: (typeof STRUCTURE)[number]): (code: string) => string {
  const made = new Map<string, string>();
  return (code) => {
    let key = made.get(code);
    if (key === undefined) made.set(code, (key = `s|${breakdown}|${code}`));
    return key;
  };
}

/** A value where the register says nothing: it keeps the breakdown's sum equal to the balance. */
export const NONE = 'NONE';

/** The four pairs of IRKUTSK App. T1 with lines of their own (ST-12 to ST-15); every other pair is a line of ST-17. */
const PAIRS: Readonly<Record<string, string>> = {
  'BASE>CRISIS': 'ST-12',
  'CRISIS>BASE': 'ST-13',
  'ADAPTATION>CRISIS': 'ST-14',
  'ADAPTATION>BASE': 'ST-15',
};
export const pairKey = (from: string, to: string): string => PAIRS[`${from}>${to}`] ?? `ST-17|${from}>${to}`;
/** A pair without a line of its own: a move of ST-17. */
export const isOther = (pair: string): boolean => pair.startsWith('ST-17|');
