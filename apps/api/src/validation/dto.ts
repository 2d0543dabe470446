import type { Field, Fields } from '@kurator/kernel';
import { ValidateBy, ValidateIf, ValidateNested } from 'class-validator';
import { leafOf, type Leaf } from './leaf';

/** A field made ready: how one value is tested, and the class behind it where it has fields of its own. */
export interface Compiled {
  readonly leaf: Leaf;
  readonly optional: boolean;
  /** Of an object, or of the elements of a list of objects. */
  readonly dto?: Dto;
  /** What the elements of a list of plain values must be. */
  readonly element?: Leaf;
  /** Name of the text that a code `...-99` needs beside it (`api.md`, bodies (7)). */
  readonly textBeside?: string;
}
/** A class with class-validator's decorators on it, and its fields by name. */
export interface Dto {
  readonly type: new () => object;
  readonly fields: ReadonlyMap<string, Compiled>;
}

const isPlainObject = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);
const OBJECT: Leaf = { constraint: 'object', test: isPlainObject, ru: 'нужен объект', en: 'an object is needed' };

/** Builds the class of a set of fields, once at start; the declaration of the fields is all that it knows. */
export function dtoOf(fields: Fields): Dto {
  const type = class {};
  const compiled = new Map(Object.entries(fields).map(([name, field]) => [name, compile(name, field, fields)]));
  for (const [name, one] of compiled) decorate(type.prototype, name, one);
  return { type, fields: compiled };
}

function compile(name: string, field: Field<unknown>, siblings: Fields): Compiled {
  const { shape, optional } = field;
  if (shape.kind === 'object') return { leaf: OBJECT, optional, dto: dtoOf(shape.fields) };
  if (shape.kind === 'list') return compileList(name, field, siblings);
  if (shape.kind === 'document') throw new Error(`field ${name}: a whole document has no class, its schema checks it`);
  const beside = shape.kind === 'code' ? textBeside(name, siblings) : undefined;
  return { leaf: leafOf(shape), optional, ...(beside === undefined ? {} : { textBeside: beside }) };
}

function compileList(name: string, field: Field<unknown>, siblings: Fields): Compiled {
  const { shape, optional } = field;
  if (shape.kind !== 'list') throw new Error(`field ${name} is no list`);
  const inner = compile(name, shape.of, siblings);
  const { min, max } = shape;
  const leaf: Leaf = {
    constraint: 'list',
    test: (value) => Array.isArray(value) && value.length >= min && value.length <= max,
    ru: `нужен список длиной от ${min} до ${max}`,
    en: `a list of ${min} to ${max} elements is needed`,
  };
  const beside = inner.textBeside === undefined ? {} : { textBeside: inner.textBeside };
  return inner.dto
    ? { leaf, optional, dto: inner.dto, element: OBJECT }
    : { leaf, optional, element: inner.leaf, ...beside };
}

function textBeside(name: string, siblings: Fields): string | undefined {
  return [`${name}Text`, `${name.replace(/s$/, '')}Text`].find((candidate) => Object.hasOwn(siblings, candidate));
}

/** True when the value itself and, for a list, every plain element is right; nested objects are class-validator's. */
export function isSound(one: Compiled, value: unknown): boolean {
  if (!one.leaf.test(value)) return false;
  return one.element === undefined || (value as readonly unknown[]).every(one.element.test);
}

function decorate(prototype: object, name: string, one: Compiled): void {
  // null is a value: only a field that is really absent may be left out.
  if (one.optional) ValidateIf((_object, value) => value !== undefined)(prototype, name);
  if (one.dto) ValidateNested({ each: one.element !== undefined })(prototype, name);
  const message = () => one.leaf.ru;
  ValidateBy({
    name: one.leaf.constraint,
    validator: { validate: (value) => isSound(one, value), defaultMessage: message },
  })(prototype, name);
  const beside = one.textBeside;
  if (beside === undefined) return;
  ValidateBy({
    name: 'textBeside',
    validator: { validate: (value, args) => !lacksText(one, value, args?.object ?? {}), defaultMessage: message },
  })(prototype, name);
}

const needsText = (value: unknown): boolean =>
  Array.isArray(value) ? value.some(needsText) : typeof value === 'string' && value.endsWith('-99');

/** True when a code `...-99` stands without the text that it needs beside it. */
export const lacksText = ({ textBeside: beside }: Compiled, value: unknown, siblings: object): boolean =>
  beside !== undefined && needsText(value) && (siblings as Readonly<Record<string, unknown>>)[beside] === undefined;
