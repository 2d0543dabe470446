import type { Viewer } from '@kurator/access';
import type { FormId, Head, RowOf } from '@kurator/forms';
import type { ExportRequest } from './bodies';

/** Some rows of a form, and the families that they show. */
export interface Page<Row> {
  readonly rows: readonly Row[];
  readonly families: readonly string[];
  /** Rows still to come, as far as is known: at the end none. */
  readonly left: number;
}
/** What a form is asked, by whom. */
export interface Asked {
  readonly filters: ExportRequest['filters'];
  readonly viewer: Viewer;
}
/** Where the rows of a form come from. */
export interface Source<Row> {
  readonly head: (asked: Asked) => Head;
  /** Page by page, so that a region takes no more memory than a village. */
  readonly pages: (asked: Asked) => AsyncGenerator<Page<Row>>;
}

/** Where each form's rows come from. */
export type Sources = { readonly [F in FormId]: Source<RowOf<F>> };

export const textOf = (value: string | number | boolean | undefined): string | undefined =>
  value === undefined ? undefined : String(value);
