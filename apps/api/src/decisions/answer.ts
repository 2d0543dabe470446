import type { Fact, Rejection, Violation } from '@kurator/kernel';
import type { DecisionAnswer } from './decisions';

/** A violation in the order of `api.md`, whichever order it has in memory or in the log: the bytes must not differ. */
const written = (violation: Violation): Violation => {
  if ('guard' in violation) return { guard: violation.guard, clause: violation.clause, text: violation.text };
  const { ruleKey, rule, clause, nominalDue, effectiveDue, metOn, lateWorkingDays, confidence } = violation;
  return { ruleKey, rule, clause, nominalDue, effectiveDue, metOn, lateWorkingDays, confidence };
};

/** What the answer begins with: the id of what was decided on, under its own name, and a family's episode. */
export type Named = Readonly<Record<string, string | number>>;

/**
 * The answer to an accepted command, from its stored events alone: asked again, the same bytes.
 * @param events the command's events in the order of the stream, at least one
 */
export function accepted(named: Named, events: readonly Fact[]): DecisionAnswer {
  const last = events.at(-1);
  if (!last) throw new Error('a command without events has no answer');
  const body = JSON.stringify({
    ...named,
    revision: last.revision,
    position: last.position,
    events: events.map(({ eventId, type, revision }) => ({ eventId, type, revision })),
    violations: events.flatMap((e) => e.violations.map(written)),
  });
  return { status: 201, etag: String(last.revision), body };
}

/** A proposal is an event, but nothing of the family has changed yet: its answer names only what waits (`api.md`). */
const proposed = (event: Fact): DecisionAnswer => ({
  status: 201,
  etag: String(event.revision),
  body: JSON.stringify({ proposalId: event.eventId, status: 'PROPOSED' }),
});

/** The answer of a command or of a step of a correction, from its stored events alone. */
export function answeredAs(named: Named, events: readonly Fact[]): DecisionAnswer {
  const [first] = events;
  return first?.type === 'correction-proposed' ? proposed(first) : accepted(named, events);
}

/** The same for a family, which counts its episodes. */
export const answered = (familyId: string, events: readonly Fact[]): DecisionAnswer =>
  answeredAs({ familyId, episode: events.at(-1)?.episode ?? 1 }, events);

type Refusing = Exclude<DecisionAnswer, { status: 201 }>;
export const refused = ({ status, code, params, path, errors }: Rejection): Refusing => ({
  status,
  code,
  params,
  ...(path === undefined ? {} : { path }),
  ...(errors === undefined ? {} : { errors }),
});
export const refusal = (status: Refusing['status'], code: string, params: Refusing['params'] = {}): Refusing => ({
  status,
  code,
  params,
});
