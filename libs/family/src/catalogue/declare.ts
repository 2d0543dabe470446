import type { EventType, Fact, Fields, Infer, Rejection } from '@kurator/kernel';
import { reject } from '@kurator/kernel';
import { currentEpisode, type FamilyState } from '../state';

export type FamilyEvent<N extends string = string, F extends Fields = Fields> = EventType<FamilyState, N, F>;
type Guard<N extends string, F extends Fields> = FamilyEvent<N, F>['possible'];

/** Every fact but the first presupposes that the family was reported or recognised by then. */
export const needsEpisode = (state: FamilyState): Rejection | null =>
  currentEpisode(state) ? null : reject('WRONG_STATE', { needed: 'reported' });

/** Declares an event of schema version 1 whose only presupposition is an episode, unless it says more. */
export function event<N extends string, F extends Fields>(
  declaration: Pick<FamilyEvent<N, F>, 'name' | 'group' | 'title' | 'source' | 'fields'> & { possible?: Guard<N, F> },
): FamilyEvent<N, F> {
  const { possible } = declaration;
  return {
    ...declaration,
    version: 1,
    upcasts: [],
    possible: possible ? (state, fact) => needsEpisode(state) ?? possible(state, fact) : needsEpisode,
  };
}

export type FactOf<E> = E extends EventType<never, infer N, infer F> ? Fact<N, Infer<F>> : never;
