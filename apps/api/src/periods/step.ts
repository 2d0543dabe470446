import { v5 } from 'uuid';
import type { History } from '@kurator/event-log';
import type { Candidate } from '@kurator/family';
import type { Actor, Draft, LocalDate } from '@kurator/kernel';
import { periodStream } from '@kurator/period';
import { envelopeIn } from '../decisions/candidates';
import type { PeriodParts, UnitPeriod } from './period-parts';

/** A step of a quarter whose shape, role and territory have been checked. */
export interface PeriodStep extends UnitPeriod {
  readonly step: 'submission' | 'summary' | 'correction';
  readonly commandId: string;
  readonly body: Readonly<Record<string, unknown>> & { readonly occurredOn: LocalDate };
  readonly actor: Actor;
}

/** A step before the history of its stream. */
export interface Taken {
  readonly parts: PeriodParts;
  readonly step: PeriodStep;
  readonly history: History;
}

/** The step's own stream: the unit's, and the region's for summary and corrections. */
export const streamOf = ({ unit, period }: UnitPeriod): string => periodStream(unit, period);

/** The step's one event with its envelope, to follow the stream's history. */
export function eventOf(
  parts: PeriodParts,
  step: PeriodStep,
  { revision }: History,
  draft: Pick<Draft, 'type' | 'data'>,
): Candidate {
  const { unit, actor, commandId, body } = step;
  const envelope = envelopeIn({
    request: { actor, channel: 'UI', commandId },
    idOf: (index) => v5(`${streamOf(step)}/${index}`, commandId),
    now: parts.now(),
    revision,
    municipality: unit,
    // The region as a whole is under no single regulation.
    lawOn: (on) => parts.regulation().profileOf(unit, on) ?? { profileId: '', profileVersion: 0 },
  });
  return envelope({ ...draft, episode: 1, occurredOn: body.occurredOn }, 0);
}
