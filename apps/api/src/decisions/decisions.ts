import type { Actor, Blamed, Channel } from '@kurator/kernel';

/** One decision whose shape, role and sender have been checked. */
export interface DecisionRequest {
  readonly familyId: string;
  readonly command: string;
  readonly commandId: string;
  readonly ifMatch?: number;
  /** Validated against the use case's declaration. */
  readonly body: Record<string, unknown>;
  readonly actor: Actor;
  readonly channel: Channel;
  readonly municipalities: readonly string[] | '*';
  /** It came as a line of a batch. */
  readonly inBatch?: true;
}

export type DecisionAnswer =
  | {
      readonly status: 201;
      /** The revision, bare: the header puts the quotes on. */ readonly etag: string;
      /** JSON bytes, the same for the same key. */ readonly body: string;
    }
  | {
      readonly status: 400 | 403 | 404 | 409 | 422 | 503;
      readonly code: string;
      readonly params: Readonly<Record<string, string | number>>;
      readonly path?: string;
      /** Every place that is wrong, where a whole document was judged. */
      readonly errors?: readonly Blamed[];
    };

/** The way from a checked decision to recorded events, or to the reason why not. */
export interface Decisions {
  decide(request: DecisionRequest): Promise<DecisionAnswer>;
}
