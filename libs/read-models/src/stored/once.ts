import { BadDocument, type Doc, type WriteBatch } from '../port';
import type { Table } from './table';

/**
 * The documents that a batch adds to a collection whose documents are written once.
 * @throws BadDocument when one is to be removed
 */
export const addedOnce = ({ name }: Table, documents: WriteBatch['documents']): readonly Doc[] =>
  documents.map(({ id, doc }) => {
    if (doc === null) throw new BadDocument(`${name} keeps every document, ${id} as well`);
    return doc;
  });
