import type { Actor, Channel } from '@kurator/kernel';
import type { StreamKind, StreamUseCase } from '@kurator/regulation';

/** One command on a stream that is no family's, whose shape, role and sender have been checked. */
export interface StreamRequest {
  readonly kind: StreamKind;
  readonly useCase: StreamUseCase;
  /** In its one spelling. */
  readonly id: string;
  readonly commandId: string;
  readonly ifMatch?: number;
  readonly body: Record<string, unknown>;
  readonly actor: Actor;
  readonly channel: Channel;
  readonly municipalities: readonly string[] | '*';
}
