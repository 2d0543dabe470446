import type { Draft, Fields, Infer, SoftViolation } from '@kurator/kernel';
import type { FamilyEvent } from '../catalogue';
import { currentEpisode, type FamilyState } from '../state';
import type { Circumstances, UseCase } from '../use-case';

type Envelope = Pick<Draft, 'episode' | 'occurredOn' | 'occurredAt'>;
/** Day, time and episode that a command's events share. */
export const envelope = (state: FamilyState, c: Circumstances): Envelope => ({
  episode: currentEpisode(state)?.number ?? 1,
  occurredOn: c.occurredOn,
  ...(c.occurredAt === undefined ? {} : { occurredAt: c.occurredAt }),
});

/** A draft of one declared event: the compiler checks its data against the declaration. */
export function draft<N extends string, F extends Fields>(
  event: FamilyEvent<N, F>,
  at: Envelope,
  { data, violations }: { data: Infer<F>; violations?: readonly SoftViolation[] },
): Draft {
  return {
    type: event.name,
    ...at,
    data: data,
    ...(violations?.length ? { violations } : {}),
  };
}

type Described<F extends Fields> = Pick<UseCase<F>, 'name' | 'number' | 'title' | 'example'> & {
  readonly timed?: boolean;
  /** Soft guards that speak when the fact is recorded. */
  readonly violations?: (body: Infer<F>, state: FamilyState, circumstances: Circumstances) => readonly SoftViolation[];
};

/** The plainest use case: the body is the event. */
export function records<N extends string, F extends Fields>(
  event: FamilyEvent<N, F>,
  described: Described<F>,
): UseCase {
  const { violations, timed, ...rest } = described;
  const useCase: UseCase<F> = {
    ...rest,
    timed: timed ?? false,
    body: event.fields,
    emits: [event.name],
    decide: (body, state, c) => [
      draft(event, envelope(state, c), { data: body, violations: violations?.(body, state, c) ?? [] }),
    ],
  };
  return useCase as unknown as UseCase;
}

/** Declares a use case whose body differs from its events, keeping the body's type. */
export const useCase = <F extends Fields>(declared: Omit<UseCase<F>, 'timed'> & { timed?: boolean }): UseCase =>
  ({ timed: false, ...declared }) as unknown as UseCase;
