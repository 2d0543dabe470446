/** Marks a slot that holds nothing: no place is negative. */
const FREE = -1;
const HALF = 2 ** 26;

/** Spreads the two halves of a place over 32 bits. */
function spread(place: number): number {
  const high = Math.floor(place / HALF);
  const low = place - high * HALF;
  const mixed = Math.imul(low ^ Math.imul(high, 0x9e3779b1), 0x85ebca6b);
  return mixed ^ (mixed >>> 15);
}

/**
 * Whole numbers by place, where a place is a number from 0 to 2^52. A table of its own and no `Map`: places are too
 * large for small integers, and with a `Map` a fifth of a load's writing went into boxing and finding them.
 */
export class Figures {
  private places: Float64Array;
  private numbers: Float64Array;
  private used = 0;

  /** @param slots a power of two; it grows by itself */
  constructor(slots = 64) {
    this.places = new Float64Array(slots).fill(FREE);
    this.numbers = new Float64Array(slots);
  }

  /** How many places were ever named since it was empty: those that cancelled count too. */
  get size(): number {
    return this.used;
  }

  add(place: number, n: number): void {
    const slot = this.slotOf(place);
    if (this.places[slot] === FREE) {
      this.places[slot] = place;
      this.numbers[slot] = n;
      this.used += 1;
      if (this.used * 2 > this.places.length) this.grow();
    } else (this.numbers[slot] as number) += n;
  }

  /** 0 where nothing was said, or all of it was taken back. */
  at(place: number): number {
    const slot = this.slotOf(place);
    return this.places[slot] === FREE ? 0 : (this.numbers[slot] as number);
  }

  /** The places of which something is left, in ascending order. */
  inOrder(): Float64Array {
    const left = new Float64Array(this.used);
    let count = 0;
    for (let slot = 0; slot < this.places.length; slot += 1)
      if (this.places[slot] !== FREE && this.numbers[slot] !== 0) left[count++] = this.places[slot] as number;
    return left.subarray(0, count).sort();
  }

  /** Adds all of another one, or takes it away. */
  addAll({ places, numbers }: Figures, sign: 1 | -1): void {
    for (let slot = 0; slot < places.length; slot += 1)
      if (places[slot] !== FREE && numbers[slot] !== 0)
        this.add(places[slot] as number, sign * (numbers[slot] as number));
  }

  clear(): void {
    this.places.fill(FREE);
    this.used = 0;
  }

  /** The slot that holds a place or would. */
  private slotOf(place: number): number {
    const { places } = this;
    const last = places.length - 1;
    let slot = spread(place) & last;
    while (places[slot] !== FREE && places[slot] !== place) slot = (slot + 1) & last;
    return slot;
  }

  private grow(): void {
    const grown = new Figures(this.places.length * 4);
    grown.addAll(this, 1);
    ({ places: this.places, numbers: this.numbers, used: this.used } = grown);
  }
}
