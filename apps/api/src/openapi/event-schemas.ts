import { familyEvents, isAboutFacts } from '@kurator/family';
import { date, instant, opt } from '@kurator/kernel';
import type { Schema } from './schema-of';
import { titledObject } from './titled';

/** The day stands in the event's envelope, but is told with the rest where an event is written anew. */
const when = { occurredOn: date(), occurredAt: opt(instant()) };

/**
 * What may stand in place of an event (`api.md`, Corrections with four eyes: the event's own data with its day), by type,
 * as a form needs it: `docs/event-schemas.json`. Facts about facts are missing: nothing corrects them.
 */
export const eventSchemas = (): Readonly<Record<string, Schema>> =>
  Object.fromEntries(
    Object.values(familyEvents)
      .filter(({ name }) => !isAboutFacts({ type: name }))
      .map(({ name, fields }) => [name, titledObject({ ...when, ...fields }, [name])]),
  );
