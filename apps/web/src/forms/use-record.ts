import { useRef, useState } from 'react';
import { ProblemError } from '../api/problem';
import { queries } from '../api/queries';
import type { Card, Decided } from '../api/types';
import { missingIn, toBody } from './body';
import type { Schema, Values } from './schema';
import { record, Sending } from './send-command';

export type Outcome =
  | { readonly kind: 'NOTHING' }
  | { readonly kind: 'BUSY' }
  | { readonly kind: 'DONE'; readonly decided: Decided }
  | { readonly kind: 'WRONG'; readonly errors: Readonly<Record<string, string>>; readonly error: unknown }
  /** Somebody else recorded something since the form was opened at this revision. */
  | { readonly kind: 'CONFLICT'; readonly seen: number };

interface Asked {
  readonly familyId: string;
  /** Where it goes below the family: `commands/report`. */
  readonly to: string;
  readonly schema: Schema;
  readonly card: Card | null;
  readonly timeZone: string;
  /** Words under an empty field that is needed. */
  readonly missing: string;
}

const byPath = (error: unknown): Readonly<Record<string, string>> =>
  error instanceof ProblemError
    ? Object.fromEntries((error.problem.errors ?? []).map(({ path, message }) => [path, message]))
    : {};

/**
 * Whoever records knows the own record: a form that opens before the card is asked for again must not take it for
 * another's. The server took it on the revision that was seen, so nothing else lies between.
 */
function knowOwn({ familyId, revision }: Decided): void {
  queries.setQueryData<Card>(['family', familyId, 'card'], (card) =>
    card !== undefined && card.revision < revision ? { ...card, revision } : card,
  );
}

/** Recording of one command by its form, with what came of it. */
export function useRecord({ familyId, to, schema, card, timeZone, missing }: Asked) {
  const [outcome, setOutcome] = useState<Outcome>({ kind: 'NOTHING' });
  const sending = useRef(new Sending());
  // The revision that was on the screen when the form was opened, not the one that a live update brought since.
  const seen = useRef(card?.revision ?? null);
  const refused = (error: unknown): Outcome => {
    if (error instanceof ProblemError && error.problem.code === 'REVISION_CONFLICT') {
      // What changed is asked for at once: the feed may be late, or away.
      void queries.invalidateQueries({ queryKey: ['family', familyId] });
      return { kind: 'CONFLICT', seen: seen.current ?? -1 };
    }
    return { kind: 'WRONG', errors: byPath(error), error };
  };
  const submit = async (values: Values): Promise<boolean> => {
    const body = toBody(schema, values, timeZone);
    const empty = missingIn(schema, body);
    if (empty.length > 0) {
      setOutcome({ kind: 'WRONG', errors: Object.fromEntries(empty.map((path) => [path, missing])), error: null });
      return false;
    }
    setOutcome({ kind: 'BUSY' });
    try {
      const decided = await record({ of: `families/${familyId}`, to, body, revision: seen.current }, sending.current);
      if (seen.current !== null) knowOwn(decided);
      setOutcome({ kind: 'DONE', decided });
      void queries.invalidateQueries({ queryKey: ['family', familyId] });
      void queries.invalidateQueries({ queryKey: ['list'] });
      return true;
    } catch (error) {
      setOutcome(refused(error));
      return false;
    }
  };
  /** Takes the card as it is now for seen. */
  const accept = (revision: number): void => {
    seen.current = revision;
    setOutcome({ kind: 'NOTHING' });
  };
  return { outcome, submit, accept };
}
