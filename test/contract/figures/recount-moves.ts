import { addMonths, type LocalDate } from '@kurator/kernel';

export interface Move {
  readonly on: LocalDate;
  readonly unit: string;
  readonly who: 'families' | 'minors';
  readonly way: 'in' | 'out';
  readonly repeated: boolean;
  readonly ground: string | null;
  /** A move inside the region: out of one unit and into another, in neither flow of the region. */
  readonly transfer?: true;
}

/** A day on which the family went over to another municipality. */
interface Day {
  readonly on: LocalDate;
  readonly from: string;
  readonly to: string;
  /** Who was registered before the day, and who is at its end. */
  readonly before: ReadonlySet<string>;
  readonly registered: ReadonlyMap<string, readonly string[]>;
}

function transfers({ on, from, to, before, registered }: Day): readonly Move[] {
  if (from === to || before.size === 0 || registered.size === 0) return [];
  const minors = [...before].filter((key) => key !== 'FAMILY' && registered.has(key));
  const move = { on, repeated: false, ground: null, transfer: true } as const;
  return ['families' as const, ...minors.map(() => 'minors' as const)].flatMap((who) => [
    { ...move, who, way: 'out' as const, unit: from },
    { ...move, who, way: 'in' as const, unit: to },
  ]);
}

/** On such a day, who was there before leaves the old unit and who comes enters the new one. */
export const movedOn = (day: Day, own: readonly Move[]): readonly Move[] => [
  ...own.map((move) => ({ ...move, unit: move.way === 'out' && day.before.size > 0 ? day.from : day.to })),
  ...transfers(day),
];

/** Full years on a day. */
export const ageOn = (born: LocalDate, on: LocalDate): number => {
  let years = 0;
  while (addMonths(born, (years + 1) * 12) <= on) years += 1;
  return years;
};
