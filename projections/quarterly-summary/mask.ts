import { classifier } from '@kurator/regulation';
import { isPositive } from '@kurator/family';
import type { Figures, Movement, Pair } from './figures';
import { pairKey } from './keys';
import { isSmall, suppressed } from './suppress';

type Cells = Readonly<Record<string, number | null>>;
interface Hidden<T> {
  readonly value: T;
  /** Paths below the value. */
  readonly paths: readonly string[];
}

const codesOf = (id: string): readonly string[] => classifier(id)?.values.map(({ code }) => code) ?? [];
const LEVELS = codesOf('levels');
const CODES: Readonly<Record<string, readonly string[]>> = {
  ground: codesOf('recognitionGrounds'),
  category: codesOf('familyCategories'),
  agencyKind: codesOf('agencyKinds'),
};
const GROUNDS = codesOf('deregistrationGrounds');

function hide(cells: Readonly<Record<string, number>>, codes: ReadonlySet<string>): Hidden<Cells> {
  const hidden = [...codes].sort();
  return { value: { ...cells, ...Object.fromEntries(hidden.map((code) => [code, null])) }, paths: hidden };
}

/** Grounds whose sum is a line of the movement: with result, annulled by court, all others. */
const lineOf = (ground: string): string =>
  isPositive(ground) ? 'outPositive' : ground === 'MD-02' ? 'outAnnulled' : 'other';

/** Every line's grounds are hidden among themselves: the line's total is shown and would give a single one away. */
function hideGrounds(cells: Movement['outByGround'], codes: readonly string[]): Hidden<Cells> {
  const lines = ['outPositive', 'outAnnulled', 'other'].map((line) => {
    const own = Object.fromEntries(Object.entries(cells).filter(([code]) => lineOf(code) === line));
    return suppressed(
      own,
      codes.filter((code) => lineOf(code) === line),
    );
  });
  return hide(cells, new Set(lines.flatMap((line) => [...line])));
}

const ALL_PAIRS = LEVELS.flatMap((from) => LEVELS.filter((to) => to !== from).map((to) => pairKey(from, to)));

/** Moves by pair add up to ST-11: a pair is hidden with both its numbers, as one cell. */
function hidePairs(indicators: Figures['indicators']): Hidden<Readonly<Record<string, unknown>>> {
  const lines = Object.entries(indicators).filter(([id]) => /^ST-1[2-5]$/.test(id)) as [string, Pair][];
  const others = Object.entries(indicators['ST-17'] as Readonly<Record<string, Pair>>);
  const pairs = [...lines, ...others.map(([moves, p]) => [`ST-17|${moves}`, p] as const)];
  const weights = pairs.map(([id, p]) => [id, isSmall(p.families) ? p.families : p.moves] as const);
  const nothing = { families: null, moves: null };
  const ids = [...suppressed(Object.fromEntries(weights), ALL_PAIRS)].sort();
  const lineIds = ids.filter((id) => !id.startsWith('ST-17|'));
  const otherIds = ids.filter((id) => id.startsWith('ST-17|')).map((id) => id.slice('ST-17|'.length));
  const all = (keys: readonly string[]) => Object.fromEntries(keys.map((key) => [key, nothing]));
  return {
    value: { ...indicators, ...all(lineIds), 'ST-17': { ...Object.fromEntries(others), ...all(otherIds) } },
    paths: ids.map((id) => id.replace('|', '.')).flatMap((path) => [`${path}.families`, `${path}.moves`]),
  };
}

const under = (prefix: string, { paths }: Hidden<unknown>): readonly string[] =>
  paths.map((path) => `${prefix}.${path}`);

/**
 * The figures for roles without personal data (spec 9.4 (b)): cells of 1 to 4 in breakdowns become null, with as many
 * more as keep them from being computed from the totals, which stay. The one exception is a ground that is a line of the
 * movement by itself (a minor's MD-05): it is null too, but `outPositive` says the same number.
 */
export function masked(figures: Figures): Readonly<Record<string, unknown>> & { readonly masked: readonly string[] } {
  const structure = Object.entries(figures.structure).map(([name, cells]) => {
    return [name, hide(cells, suppressed(cells, CODES[name] ?? []))] as const;
  });
  const families = hideGrounds(figures.families.outByGround, GROUNDS);
  const minors = hideGrounds(
    figures.minors.outByGround,
    GROUNDS.filter((code) => code.startsWith('MD-')),
  );
  const indicators = hidePairs(figures.indicators);
  return {
    families: { ...figures.families, outByGround: families.value },
    minors: { ...figures.minors, outByGround: minors.value },
    structure: Object.fromEntries(structure.map(([name, { value }]) => [name, value])),
    indicators: indicators.value,
    masked: [
      ...under('families.outByGround', families),
      ...under('minors.outByGround', minors),
      ...structure.flatMap(([name, hidden]) => under(`structure.${name}`, hidden)),
      ...under('indicators', indicators),
    ],
  };
}
