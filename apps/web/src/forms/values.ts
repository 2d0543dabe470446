import { isGroup, type Schema, type Value, type Values } from './schema';

/** An instant as the local time of a place, `2026-02-02T09:15`; seconds stay where there are some. */
export function localOf(instant: string, timeZone: string): string {
  const shown = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  return shown.format(new Date(instant)).replace(' ', 'T').replace(/:00$/, '');
}

function valueOf(schema: Schema, value: Value, timeZone: string): Value {
  if (Array.isArray(value))
    return (value as readonly Value[]).map((item) => valueOf(schema.items ?? {}, item, timeZone));
  if (isGroup(value)) return fromBody(schema, value, timeZone);
  return schema.format === 'date-time' && typeof value === 'string' ? localOf(value, timeZone) : value;
}

/**
 * A body as a form holds it: the other way round of `toBody`.
 * @param timeZone of the municipality
 */
export const fromBody = (schema: Schema, body: Values, timeZone: string): Values =>
  Object.fromEntries(
    Object.entries(body)
      .filter(([, value]) => value !== null)
      .map(([name, value]) => [name, valueOf(schema.properties?.[name] ?? {}, value, timeZone)]),
  );
