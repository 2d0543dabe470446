import { isInstant, isLocalDate, type Shape } from '@kurator/kernel';
import { isCode } from '@kurator/regulation';
import { isWellFormed } from './well-formed';

/** What one value must be: a test and, in both languages, what would be right. */
export interface Leaf {
  readonly constraint: string;
  readonly test: (value: unknown) => boolean;
  readonly ru: string;
  readonly en: string;
}

export const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
/** A short id that the region chooses (`api.md`). */
export const REF = /^[A-Za-z0-9._-]{1,64}$/;
const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

type LeafShape = Exclude<Shape, { kind: 'object' } | { kind: 'list' } | { kind: 'document' }>;
type Of<K extends LeafShape['kind']> = Extract<LeafShape, { kind: K }>;

const isText = (value: unknown, max: number): value is string =>
  typeof value === 'string' && value.length <= max && value.trim() !== '' && isWellFormed(value);
const matches = (pattern: RegExp) => (value: unknown) => typeof value === 'string' && pattern.test(value);
const within = (value: unknown, { min, max }: { readonly min: number; readonly max: number }): boolean =>
  typeof value === 'number' && value >= min && value <= max;

const LEAVES: { readonly [K in LeafShape['kind']]: (shape: Of<K>) => Leaf } = {
  text: ({ max }) => ({
    constraint: 'text',
    test: (value) => isText(value, max),
    ru: `нужен непустой текст до ${max} знаков`,
    en: `a text of 1 to ${max} characters is needed`,
  }),
  token: ({ max, pattern }) => {
    const expression = pattern === undefined ? null : new RegExp(`^(?:${pattern})$`);
    return {
      constraint: 'token',
      test: (value) => isText(value, max) && (expression === null || expression.test(value)),
      ru: pattern === undefined ? `нужна непустая строка до ${max} знаков` : `нужна строка вида ${pattern}`,
      en: pattern === undefined ? `a string of 1 to ${max} characters is needed` : `a string like ${pattern} is needed`,
    };
  },
  uuid: () => ({ constraint: 'uuid', test: matches(UUID), ru: 'нужен UUID', en: 'a UUID is needed' }),
  ref: () => ({
    constraint: 'ref',
    test: matches(REF),
    ru: 'нужен код из справочника: латинские буквы, цифры, точка, дефис, подчёркивание, до 64 знаков',
    en: 'an id of the directory is needed: letters, digits, dot, dash, underscore, up to 64 characters',
  }),
  code: ({ classifier }) => ({
    constraint: 'code',
    test: (value) => typeof value === 'string' && isCode(classifier, value),
    ru: `нужен код классификатора ${classifier}`,
    en: `a code of classifier ${classifier} is needed`,
  }),
  oneOf: ({ values }) => {
    const known = new Set<unknown>(values);
    return {
      constraint: 'oneOf',
      test: (value) => known.has(value),
      ru: `нужно одно из значений: ${values.join(', ')}`,
      en: `one of these is needed: ${values.join(', ')}`,
    };
  },
  date: () => ({
    constraint: 'date',
    test: (value) => typeof value === 'string' && isLocalDate(value),
    ru: 'нужна существующая дата вида ГГГГ-ММ-ДД',
    en: 'an existing date like YYYY-MM-DD is needed',
  }),
  instant: () => ({
    constraint: 'instant',
    test: (value) => typeof value === 'string' && isInstant(value),
    ru: 'нужен момент UTC вида 2026-02-02T06:15:00Z',
    en: 'a UTC instant like 2026-02-02T06:15:00Z is needed',
  }),
  month: () => ({
    constraint: 'month',
    test: matches(MONTH),
    ru: 'нужен месяц вида ГГГГ-ММ',
    en: 'a month like YYYY-MM is needed',
  }),
  int: (shape) => ({
    constraint: 'int',
    test: (value) => Number.isSafeInteger(value) && within(value, shape),
    ru: `нужно целое число от ${shape.min} до ${shape.max}`,
    en: `an integer from ${shape.min} to ${shape.max} is needed`,
  }),
  number: (shape) => ({
    constraint: 'number',
    test: (value) => within(value, shape),
    ru: `нужно число от ${shape.min} до ${shape.max}`,
    en: `a number from ${shape.min} to ${shape.max} is needed`,
  }),
  bool: () => ({
    constraint: 'bool',
    test: (value) => typeof value === 'boolean',
    ru: 'нужно true или false',
    en: 'true or false is needed',
  }),
};

/** The leaf of a shape that holds neither fields nor elements. */
export const leafOf = <K extends LeafShape['kind']>(shape: Of<K>): Leaf =>
  (LEAVES[shape.kind] as (shape: LeafShape) => Leaf)(shape);
