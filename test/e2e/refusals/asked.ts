/** A request as a row of the table writes it. */
export interface Asked {
  readonly method?: 'GET' | 'PUT' | 'DELETE';
  /** Below the server's address: `/api/v1/...`. */
  readonly path: string;
  /** An object is sent as JSON, text as it is. */
  readonly body?: unknown;
  /** Beside a new `Idempotency-Key`; an empty one is left out. */
  readonly headers?: Readonly<Record<string, string>>;
}
/** Ids of events and proposals that the stage has recorded, `left deregistered` and the like. */
export type Noted = (name: string) => string;
