import { language } from '../i18n/language';

/** What the contract says about one field; the keys with `x-` are ours. */
export interface Schema {
  readonly type?: 'object' | 'array' | 'string' | 'boolean' | 'integer' | 'number';
  readonly title?: string;
  readonly 'x-title-en'?: string;
  readonly 'x-titles'?: Readonly<Record<string, { readonly ru: string; readonly en: string }>>;
  readonly 'x-classifier'?: string;
  readonly 'x-ref'?: string;
  readonly 'x-unit'?: string;
  readonly pattern?: string;
  readonly format?: string;
  readonly enum?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
}
/** A command as its form needs it. */
export interface CommandSchema {
  readonly summary: string;
  readonly schema: Schema;
}
/** What a form holds: as typed, before it becomes a body. */
export type Value = string | number | boolean | null | undefined | readonly Value[] | { readonly [key: string]: Value };
export type Values = { readonly [key: string]: Value };

const files = import.meta.glob<CommandSchema>('../api/commands.gen/*.json', { import: 'default' });

/** The schema of a command, loaded when its form is opened; null for a command that is none. */
export async function schemaOf(command: string): Promise<CommandSchema | null> {
  return (await files[`../api/commands.gen/${command}.json`]?.()) ?? null;
}

const events = import.meta.glob<Schema>('../api/events.gen/*.json', { import: 'default' });

/** What may stand in place of an event, loaded when one is corrected; null for what nothing corrects. */
export async function eventSchemaOf(type: string): Promise<Schema | null> {
  return (await events[`../api/events.gen/${type}.json`]?.()) ?? null;
}

/** A field's name in the language of the page. */
export const titleOf = (schema: Schema): string =>
  (language.get() === 'en' ? schema['x-title-en'] : schema.title) ?? schema.title ?? '';

/** «C01 Зарегистрировать сообщение / Register a report» in the language of the page. */
export function commandTitle(summary: string): string {
  const [russian = '', english = ''] = summary.replace(/^\S*\d\S* /, '').split(' / ');
  return language.get() === 'en' && english !== '' ? english : russian;
}

export const isRequired = (schema: Schema, name: string): boolean => schema.required?.includes(name) === true;
export const isGroup = (value: Value): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
