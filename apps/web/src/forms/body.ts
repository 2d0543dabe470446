import { parseDay } from '../ui/dates';
import { isGroup, isRequired, type Schema, type Value, type Values } from './schema';

/** Minutes by which a zone is ahead of UTC at an instant. */
function offsetOf(timeZone: string, at: Date): number {
  const local = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' }).format(at);
  return (Date.parse(`${local.replace(' ', 'T')}Z`) - Math.floor(at.getTime() / 1000) * 1000) / 60_000;
}

/** A local time `2026-02-02T09:15` (with seconds where there are some) of a place as an instant. */
export function instantOf(local: string, timeZone: string): string {
  const asUtc = new Date(`${local}Z`);
  // A day without its time stays as it was typed: the server says what is missing.
  if (Number.isNaN(asUtc.getTime())) return local;
  const near = new Date(asUtc.getTime() - offsetOf(timeZone, asUtc) * 60_000);
  // The offset of the found instant itself: near a change of the clocks the first one is that of the other side.
  return new Date(asUtc.getTime() - offsetOf(timeZone, near) * 60_000).toISOString();
}

const isEmpty = (value: Value): boolean =>
  value === undefined || value === null || value === '' || (typeof value === 'string' && value.trim() === '');

function bodyOf(schema: Schema, value: Value, timeZone: string): unknown {
  if (isEmpty(value)) return undefined;
  if (Array.isArray(value)) return listOf(schema.items ?? {}, value as readonly Value[], timeZone);
  if (isGroup(value)) return groupOf(schema, value, timeZone);
  return typeof value === 'string' ? textOf(schema, value.trim(), timeZone) : value;
}

function textOf({ format }: Schema, text: string, timeZone: string): string {
  // What is no day stays as it was typed: the server says so in words.
  if (format === 'date') return parseDay(text) ?? text;
  return format === 'date-time' ? instantOf(text, timeZone) : text;
}

const listOf = (schema: Schema, items: readonly Value[], timeZone: string): readonly unknown[] =>
  items.map((item) => bodyOf(schema, item, timeZone)).filter((item) => item !== undefined);

function groupOf(schema: Schema, values: Values, timeZone: string): Record<string, unknown> {
  const fields = Object.entries(schema.properties ?? {}).map(([name, field]) => {
    const value = bodyOf(field, values[name], timeZone);
    return [name, isRequired(schema, name) ? (value ?? UNTOUCHED[field.type ?? '']) : kept(value)] as const;
  });
  return Object.fromEntries(fields.filter(([, value]) => value !== undefined));
}
/** What a field that has to be answered says when it was left alone: an unticked box no, a list nobody. */
const UNTOUCHED: Readonly<Record<string, unknown>> = { boolean: false, array: [] };
const kept = (value: unknown): unknown => (isEmptyList(value) ? undefined : value);
const isEmptyList = (value: unknown): boolean => Array.isArray(value) && value.length === 0;

/**
 * What a form holds as the body of its command: nothing empty, local times as instants.
 * @param timeZone of the municipality
 */
export const toBody = (schema: Schema, values: Values, timeZone: string): Record<string, unknown> =>
  groupOf(schema, values, timeZone);

/**
 * Paths of required fields that are still empty, in the order of the form.
 * @param body what `toBody` made
 */
export function missingIn(schema: Schema, body: unknown, path = ''): readonly string[] {
  if (schema.type === 'array' && Array.isArray(body))
    return body.flatMap((item, index) => missingIn(schema.items ?? {}, item, `${path}[${index}]`));
  if (schema.type !== 'object' || typeof body !== 'object' || body === null) return [];
  const values = body as Readonly<Record<string, unknown>>;
  return Object.entries(schema.properties ?? {}).flatMap(([name, field]) => {
    const place = path === '' ? name : `${path}.${name}`;
    const value = values[name];
    if (isAbsent(field, value)) return isRequired(schema, name) ? [place] : [];
    return missingIn(field, value, place);
  });
}
const isAbsent = (field: Schema, value: unknown): boolean =>
  value === undefined || (field.type === 'array' && isEmptyList(value) && (field.minItems ?? 0) > 0);
