import type { DatedChange } from '../port';
import { dayOfChange } from './changes';
import type { FamilyRows } from './family-rows';

/** Changes for which there is room at first: about those of fifty families. */
const ROOM = 16_384;

function placeOfName(names: Map<string, number>, name: string): number {
  const known = names.get(name);
  if (known !== undefined) return known;
  names.set(name, names.size);
  return names.size - 1;
}

/**
 * {@link placeOfName} that remembers two names: what a municipality is told its region is told next, with the very same
 * text for a key.
 */
function placesInTurn(names: Map<string, number>): (name: string) => number {
  let [name, place, before, beforeAt] = ['', -1, '', -1];
  return (asked) => {
    if (place >= 0 && asked === name) return place;
    const found = beforeAt >= 0 && asked === before ? beforeAt : placeOfName(names, asked);
    [before, beforeAt, name, place] = [name, place, asked, found];
    return found;
  };
}

/** Changes of some families as a load's rows name them, in arrays that are used again for the next ones. */
export class ChangeRows {
  private readonly names = new Map<string, number>();
  private places = new Int32Array(3 * ROOM);
  private numbers = new Float64Array(ROOM);
  private count = 0;

  /** @returns how many there are now. @throws BadDocument */
  add(changes: readonly DatedChange[]): number {
    while (this.count + changes.length > this.numbers.length) this.grow();
    const { places, numbers } = this;
    const [unitPlace, keyPlace] = [placesInTurn(this.names), placesInTurn(this.names)];
    let at = this.count;
    for (const change of changes) {
      places[3 * at] = unitPlace(change.unit);
      places[3 * at + 1] = keyPlace(change.key);
      places[3 * at + 2] = dayOfChange(change);
      numbers[at++] = change.n;
    }
    return (this.count = at);
  }

  /** Until the next one is added. */
  all(): Pick<FamilyRows, 'names' | 'places' | 'numbers'> {
    const [places, numbers] = [this.places.subarray(0, 3 * this.count), this.numbers.subarray(0, this.count)];
    return { names: [...this.names.keys()], places, numbers };
  }

  clear(): void {
    this.names.clear();
    this.count = 0;
  }

  private grow(): void {
    const { places, numbers } = this;
    this.places = new Int32Array(2 * places.length);
    this.places.set(places);
    this.numbers = new Float64Array(2 * numbers.length);
    this.numbers.set(numbers);
  }
}
