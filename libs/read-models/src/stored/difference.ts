import { BadDocument, type Doc } from '../port';
import type { Row } from './table';

/** A document as it is to be stored and, when it differs, as it was: columns, then body. */
export interface Put {
  readonly id: string;
  readonly content: Row;
  readonly before: Row | null;
}
export interface DocumentDifference {
  readonly put: readonly Put[];
  /** Ids that are no longer said. */
  readonly removed: readonly string[];
}
/** Rows of a family by id. */
export type StoredRows = ReadonlyMap<string, Row>;
const NOTHING: StoredRows = new Map();

const sameRow = (a: Row, b: Row | undefined): boolean =>
  b !== undefined && a.length === b.length && a.every((value, n) => value === b[n]);

/**
 * What has to be written so that a family's documents in one collection become `next`.
 * @param contentOf the columns and the body of a document
 * @throws BadDocument when `next` names an id twice
 */
export function differenceOfDocuments(
  stored: StoredRows | undefined,
  next: readonly Doc[],
  contentOf: (doc: Doc) => Row,
): DocumentDifference {
  const known = stored ?? NOTHING;
  const said = new Set<string>();
  const put: Put[] = [];
  for (const doc of next) {
    if (said.has(doc.id)) throw new BadDocument(`document ${doc.id} is rendered twice`);
    said.add(doc.id);
    const content = contentOf(doc);
    const before = known.get(doc.id);
    if (!sameRow(content, before)) put.push({ id: doc.id, content, before: before ?? null });
  }
  return { put, removed: known.size === 0 ? [] : [...known.keys()].filter((id) => !said.has(id)) };
}
