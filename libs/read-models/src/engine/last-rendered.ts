import { hash } from 'node:crypto';
import { beside } from '@kurator/kernel';
import { LRUCache } from 'lru-cache';
import type { Doc, FamilyPatch, FamilyWrite } from '../port';
import type { FamilyProjection, Rendered } from '../projection';
import { wholeOf, type Parts } from './render-family';

/** Families whose last rendering is known: those that are being worked on, at about 1 kB each. */
const KEPT = 10_000;

/**
 * What was rendered last of the families that are being worked on. A projection that says the very same again costs the
 * store nothing then: neither the way to its thread nor a comparison there.
 */
export interface LastRendered {
  /**
   * The write that leads from the family's last rendering to this one, which becomes the last: from the third time on
   * what differs, before that the whole.
   */
  next(family: string, revision: number, parts: Parts): FamilyWrite | FamilyPatch;
  /** Its next rendering is written as a whole. */
  forget(family: string): void;
  /** Nobody knows any more what is stored. */
  clear(): void;
}

/** What a projection said: short texts, or a number of its own for a lasting value, that differ when it says something else. */
type Print = number | { readonly documents: ReadonlyMap<string, string>; readonly changes: string };
const NOTHING = '';
const printOf = (said: readonly object[] = []): string =>
  said.length === 0 ? NOTHING : hash('sha256', JSON.stringify(said), 'base64');

const numbers = beside<Rendered, number>('number');
let lastNumber = 0;
function numberOf(part: Rendered): number {
  return numbers.get(part) ?? numbers.set(part, (lastNumber += 1));
}

function fingerprint(part: Rendered, lasting: boolean): Print {
  if (lasting) return numberOf(part);
  const documents = Object.entries(part.documents).map(([name, docs]) => [name, printOf(docs)] as const);
  return { documents: new Map(documents), changes: printOf(part.changes) };
}

interface Last {
  readonly revision: number;
  /** Null of the first rendering: most families are touched once in a long while, and a print is not free. */
  readonly prints: readonly Print[] | null;
}
/** Two renderings that can be compared. */
type Printed = Last & { readonly prints: readonly Print[] };
const isPrinted = (last: Last | undefined): last is Printed => last !== undefined && last.prints !== null;

/** Collections in which a projection may say something else than before. */
function differing(before: Print, now: Print, part: Rendered): readonly string[] {
  if (typeof before === 'number' || typeof now === 'number') return before === now ? [] : Object.keys(part.documents);
  const names = new Set([...before.documents.keys(), ...now.documents.keys()]);
  return [...names].filter((name) => (before.documents.get(name) ?? NOTHING) !== (now.documents.get(name) ?? NOTHING));
}
const sameChanges = (before: Print, now: Print): boolean =>
  typeof before === 'number' || typeof now === 'number' ? before === now : before.changes === now.changes;

function patchOf(write: FamilyWrite, parts: Parts, last: Printed, now: Printed): FamilyPatch {
  const documents: Record<string, readonly Doc[]> = {};
  let same = true;
  now.prints.forEach((print, n) => {
    const before = last.prints[n] as Print;
    for (const name of differing(before, print, parts[n] as Rendered)) documents[name] = write.documents[name] ?? [];
    same &&= sameChanges(before, print);
  });
  return { ...write, since: last.revision, documents, changes: same ? null : write.changes };
}

/**
 * Starts with nothing known.
 * @param projections of the parts, in their order; a lasting one names the same collections in every rendering
 */
export function lastRendered(projections: readonly Pick<FamilyProjection<never>, 'lasting'>[]): LastRendered {
  const lasting = projections.map((projection) => projection.lasting === true);
  const kept = new LRUCache<string, Last>({ max: KEPT });
  return {
    next(family, revision, parts) {
      const whole = wholeOf(family, revision, parts);
      const last = kept.get(family);
      if (last && last.revision > revision) return whole;
      if (last === undefined) {
        kept.set(family, { revision, prints: null });
        return whole;
      }
      const now = { revision, prints: parts.map((part, n) => fingerprint(part, lasting[n] === true)) };
      kept.set(family, now);
      return isPrinted(last) ? patchOf(whole, parts, last, now) : whole;
    },
    forget: (family) => void kept.delete(family),
    clear: () => kept.clear(),
  };
}
