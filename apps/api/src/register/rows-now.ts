import type { Doc, ReadModels, ReadModelStore } from '@kurator/read-models';
import type { Rows, RowsWhere } from '../decisions/rows';

/** No child leaves so many families, and no specialist carries so many; a page of the store is enough. */
const MOST = 500;

/** The rows of one store. */
export const rowsIn = async (store: ReadModelStore, collection: string, where: RowsWhere): Promise<readonly Doc[]> =>
  (await store.find(collection, { where, limit: MOST })).items;

/** The rows of the read models that answer. */
export const rowsNow =
  (models: Pick<ReadModels, 'use'>): Rows =>
  (collection, where) =>
    models.use((store) => rowsIn(store, collection, where));
