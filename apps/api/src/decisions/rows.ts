import type { Doc, Scalar } from '@kurator/read-models';

/** What a decision asks by: all conditions hold together. */
export type RowsWhere = Readonly<
  Record<
    string,
    | { readonly eq: Scalar }
    | { readonly in: readonly Scalar[] }
    | { readonly lte: string; readonly gt?: string }
    | { readonly gt: string }
  >
>;
/**
 * Rows of other families that a decision asks for, of the first collection of a projection; a page of them is enough.
 * @param projection its name, which is its collection's too
 * @throws StoreUnavailable, ReadModelsBuilding: nobody's answer is guessed
 */
export type Rows = (projection: string, where: RowsWhere) => Promise<readonly Doc[]>;
