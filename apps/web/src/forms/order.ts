import { isRequired, type Schema } from './schema';

type Entry = readonly [name: string, field: Schema];

/** Fields of a command in the order in which one is told them; optional ones named here stand among the first. */
const ORDER: Readonly<Record<string, readonly string[]>> = {
  report: [
    'occurredOn',
    'messageForm',
    'persons',
    'problem',
    'threatToLife',
    'informationSource',
    'detectedByAgencyId',
    'reporterKind',
    'reporter',
    'addresses',
    'municipality',
    'track',
  ],
};

/**
 * The fields of a group by where they stand.
 * @param command whose own order counts; empty within a group
 * @returns those that are shown at once, and those that are folded away
 */
export function arranged(fields: readonly Entry[], schema: Schema, command: string) {
  const order = ORDER[command] ?? [];
  const placeOf = ([name]: Entry): number => (order.includes(name) ? order.indexOf(name) : order.length);
  const isShown = ([name]: Entry): boolean => isRequired(schema, name) || order.includes(name);
  return {
    needed: fields.filter(isShown).toSorted((a, b) => placeOf(a) - placeOf(b)),
    rest: fields.filter((entry) => !isShown(entry)),
  };
}
