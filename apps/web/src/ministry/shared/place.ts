import { useSearchParams } from 'react-router';
import { useMe } from '../../session/use-session';
import { clock } from '../../ui/clock';
import { useDirectory } from '../../words/names';
import { quarterOf } from '../../ui/quarters';

/** A place on the map of tiles, from 1, from the left and from the top. */
export interface Tile {
  readonly column: number;
  readonly row: number;
}
export const REGION = 'REGION';
/** Every region lies east of Greenwich; the day there is what a quarter is judged by. */
const ZONE = 'Europe/Moscow';
export const today = (): string => clock.today(ZONE);

/** Where and when: in the address, so that a link shows the same figures. */
export interface Place {
  readonly unit: string;
  readonly quarter: string;
  readonly get: (name: string) => string | null;
  /** Changes parts of the address; null takes a part away. */
  readonly set: (changes: Readonly<Record<string, string | null>>) => void;
}

/** The territory of the user's that is looked at, the whole region where one has it, and the quarter. */
export function usePlace(): Place {
  const [params, setParams] = useSearchParams();
  const { municipalities } = useMe();
  const first = municipalities.includes('*') ? REGION : (municipalities[0] ?? REGION);
  return {
    unit: params.get('unit') ?? first,
    quarter: params.get('quarter') ?? quarterOf(today()),
    get: (name) => params.get(name),
    set: (changes) =>
      setParams(
        (before) => {
          const next = new URLSearchParams(before);
          for (const [name, value] of Object.entries(changes)) {
            if (value === null) next.delete(name);
            else next.set(name, value);
          }
          return next;
        },
        { replace: true },
      ),
  };
}

export interface Unit {
  readonly unit: string;
  readonly name: string;
  /** Where the directory puts it on the map of tiles. */
  readonly tile?: Tile | undefined;
}
/** The territories that the user may choose from, by name. */
export function useUnits(): readonly Unit[] {
  const { data } = useDirectory();
  const own = (data?.municipalities ?? []).filter(({ inTerritory }) => inTerritory);
  return own
    .map(({ oktmo, name, tile }) => ({ unit: oktmo, name, tile }))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'ru'));
}

/** The address of a page for a place. */
export const linkTo = (path: string, params: Readonly<Record<string, string>>): string =>
  `${path}?${new URLSearchParams(params).toString()}`;
