export type Body = Readonly<Record<string, unknown>>;

/** Place of an event id that only the register's answer to an earlier command tells. */
export interface EventOf {
  readonly $event: string;
  readonly type: string;
}
export const eventOf = (commandId: string, type: string): EventOf => ({ $event: commandId, type });
export const isEventOf = (value: unknown): value is EventOf =>
  typeof value === 'object' && value !== null && '$event' in value;

/** A body with every such place filled in, however deep it stands. @param idOf answers the id of an event */
export function filled(value: unknown, idOf: (place: EventOf) => unknown): unknown {
  if (isEventOf(value)) return idOf(value);
  if (Array.isArray(value)) return value.map((one) => filled(one, idOf));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, filled(one, idOf)]));
}

/** The commands whose answers a body waits for. */
export function waitsFor(body: unknown): readonly string[] {
  const found: string[] = [];
  filled(body, ({ $event }) => found.push($event));
  return found;
}
