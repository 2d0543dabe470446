import { Metadata, status, type ServiceError } from '@grpc/grpc-js';

/** Switches of the double; all may be turned while it runs. */
export interface Faults {
  /**
   * So many of the next appends are stored and never answered, `silent`, or answered by the end of the connection, `broken`
   * (event-sourcing.md (d) 15, 31: what was not acknowledged may be stored).
   */
  loseAnswers: { count: number; how: 'silent' | 'broken' };
  /** So many of the next appends are not taken: Streams.BatchAppend.cs, `NotHandledReason.TooBusy`, an empty detail ((d) 18). */
  busy: number;
  /** Answers to appends and reads come this much later, ms. */
  slowMs: number;
  /** RpcExceptions.cs, `LeaderInfo`: calls that require the leader are sent to this one. */
  leader: { host: string; port: number } | null;
  /** What the server's authentication and RpcExceptions.cs, `AccessDenied`, say to every call. */
  refuse: 'unauthenticated' | 'access-denied' | null;
  /** Subscriptions stay open and tell nothing more: what is left of one behind a broken network ((d) 3). */
  frozen: boolean;
}
export const noFaults = (): Faults => ({
  loseAnswers: { count: 0, how: 'silent' },
  busy: 0,
  slowMs: 0,
  leader: null,
  refuse: null,
  frozen: false,
});

export function failure(code: status, details: string, metadata: { readonly [name: string]: string } = {}) {
  const map = new Metadata();
  for (const [name, value] of Object.entries(metadata)) map.set(name, value);
  return Object.assign(new Error(details), { code, details, metadata: map }) satisfies ServiceError;
}

/** Why a call is refused before anything is looked at; null when it is not. */
export function refusedCall({ refuse, leader }: Faults, metadata: Metadata): ServiceError | null {
  if (refuse === 'unauthenticated') return failure(status.UNAUTHENTICATED, 'Unauthenticated');
  if (refuse === 'access-denied')
    return failure(status.PERMISSION_DENIED, 'Access Denied', { exception: 'access-denied' });
  if (leader === null || metadata.get('requires-leader')[0] !== 'true') return null;
  return failure(status.NOT_FOUND, 'Leader info available', {
    exception: 'not-leader',
    'leader-endpoint-host': leader.host,
    'leader-endpoint-port': String(leader.port),
  });
}

/** Ends a call with an error. Not `destroy`: that would lose the status, and the caller would wait for ever. */
export const end = (call: { emit(event: 'error', error: Error): unknown }, error: Error): void =>
  void call.emit('error', error);
