import names from '../../data/event-types.json';

/** Every event type of spec 3.4 and 3.1: what `metBy` and `triggeredBy` of a profile may name. */
export const eventTypes: ReadonlySet<string> = new Set(names);
