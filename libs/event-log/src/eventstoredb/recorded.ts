import type { Position } from '../port';
import { comparePlaces, type Place } from './position';
import { backward } from './read-all';
import type { Wire } from './wire';

/** Events between two remembered instants. */
const STEP = 256;

interface Mark {
  readonly place: Place;
  readonly position: Position;
  readonly recordedAt: string;
}
type Passes = (recordedAt: string) => boolean;

/**
 * Finds the last event of a time. A place in the server's log is an offset in its files, so that the log cannot be halved:
 * it is read backwards from the end, once, and every {@link STEP}th instant is remembered for the next question.
 */
export function recordedIndex(wire: Wire): (passes: Passes) => Promise<Position | null> {
  /** Newest first, without a gap from the first to the last. */
  let marks: Mark[] = [];

  /** Reads backwards to the first event that passes, or that is not after `until`; what it remembers comes along. */
  async function search(before: Place | null, until: Place | null, passes: Passes) {
    const found: Mark[] = [];
    let passed: Mark | null = null;
    let count = 0;
    await backward(wire, before, {
      take({ event, place }) {
        if (until !== null && comparePlaces(place, until) <= 0) return true;
        const { recordedAt } = event.metadata;
        if (typeof recordedAt !== 'string') return false;
        const mark = { place, position: event.position, recordedAt };
        if (count++ % STEP === 0) found.push(mark);
        if (passes(recordedAt)) passed = mark;
        return passed !== null;
      },
    });
    return { found, passed: passed as Mark | null };
  }
  /** Remembers what came since the last question. */
  async function refresh(): Promise<void> {
    const [first] = marks;
    if (first === undefined) return;
    const { found } = await search(null, first.place, () => false);
    marks = [...found, ...marks];
  }

  /** Between two remembered instants: the newer one does not pass, the older one does. */
  async function between(newer: Mark, older: Mark, passes: Passes): Promise<Position> {
    const { passed } = await search(newer.place, older.place, passes);
    return (passed ?? older).position;
  }
  /** Further back than anything that is remembered. */
  async function before(passes: Passes): Promise<Position | null> {
    const { found, passed } = await search(marks.at(-1)?.place ?? null, null, passes);
    marks = [...marks, ...found];
    return passed?.position ?? null;
  }

  return async (passes) => {
    await refresh();
    const at = marks.findIndex((mark) => passes(mark.recordedAt));
    if (at < 0) return before(passes);
    const [newer, older] = [marks[at - 1], marks[at] as Mark];
    return newer === undefined ? older.position : between(newer, older, passes);
  };
}
