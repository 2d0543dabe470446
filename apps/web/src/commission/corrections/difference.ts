import type { Said } from '../../said/lines';

export interface Difference {
  /** The titles down to the field: «Жилищные условия, площадь». */
  readonly title: string;
  readonly was: string | null;
  readonly is: string | null;
}

const flat = (lines: readonly Said[], within = ''): readonly (readonly [title: string, text: string])[] =>
  lines.flatMap(({ title, text, inner }) => {
    const whole = within === '' ? title : `${within}: ${title.toLowerCase()}`;
    return inner.length > 0 ? flat(inner, whole) : [[whole, text] as const];
  });

/** What two sayings of the same event differ in, in the order of the first; what only one of them says is null in the other. */
export function differences(was: readonly Said[], is: readonly Said[]): readonly Difference[] {
  const [before, after] = [new Map(flat(was)), new Map(flat(is))];
  return [...new Set([...before.keys(), ...after.keys()])]
    .map((title) => ({ title, was: before.get(title) ?? null, is: after.get(title) ?? null }))
    .filter((one) => one.was !== one.is);
}
