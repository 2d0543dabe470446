import type { Viewer } from '@kurator/access';
import { Query } from '@nestjs/cqrs';

/** Why a query is not answered. */
export interface QueryRefusal {
  readonly status: 400 | 403 | 404 | 422 | 503;
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
}
/** The JSON body, as an object or already as text. */
export type QueryBody = string | Readonly<Record<string, unknown>>;
export type QueryAnswer = QueryBody | QueryRefusal;

/** What every query may ask for: to be at least as fresh as a position that a command answered with. */
export interface Fresh {
  readonly after?: string;
}
export interface Paged {
  /** 1 to 500; the controller fills in 50. */
  readonly limit: number;
  readonly cursor?: string;
  readonly sort?: string;
}
/** A question that a user asks of the register. */
export abstract class RegisterQuery<P> extends Query<QueryAnswer> {
  constructor(
    readonly params: P,
    readonly viewer: Viewer,
  ) {
    super();
  }
}
