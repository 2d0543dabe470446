import Ajv2020, { type ValidateFunction } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import schema from '../../data/profile.schema.json';
import type { Profile } from '../types';
import { eventTypes } from './event-types';
import { paramErrors } from './param-errors';
import { wrong, type ProfileError, type ProfileErrors } from './profile-errors';
import { eventErrors, statusErrors, termErrors } from './rule-errors';
import { schemaErrors } from './schema-errors';

let compiled: ValidateFunction<Profile> | null = null;
/**
 * Compiled at the first use: most processes never see a profile that is not published already. Nearly every rule refers to the
 * same few shapes: a function for each of them, called from all rules, is compiled in a seventh of the time that it takes to
 * write them out at every rule and to optimize that, and judges faster than such a giant as well.
 */
function validator(): ValidateFunction<Profile> {
  if (compiled) return compiled;
  const ajv = new Ajv2020({ allErrors: true, strict: false, inlineRefs: false, code: { optimize: false } });
  addFormats(ajv);
  return (compiled = ajv.compile<Profile>(schema));
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch (error) {
    // The constructor has no other way to say "no such zone".
    if (error instanceof RangeError) return false;
    throw error;
  }
}

const zoneErrors = (profile: Partial<Profile>): readonly ProfileError[] =>
  typeof profile.timezone === 'string' && !isTimeZone(profile.timezone)
    ? [
        wrong('timezone', 'TIME_ZONE', [
          `Неизвестный часовой пояс «${profile.timezone}»`,
          `Unknown time zone "${profile.timezone}"`,
        ]),
      ]
    : [];

const spanErrors = (profile: Partial<Profile>): readonly ProfileError[] =>
  typeof profile.validFrom === 'string' && typeof profile.validTo === 'string' && profile.validFrom > profile.validTo
    ? [wrong('validTo', 'CONTRADICTION', ['Окончание действия раньше его начала', 'It ends before it begins'])]
    : [];

/** The number that belongs to each rule key, from the schema itself. */
const NUMBERS = new Map(
  Object.entries(schema.properties.deadlines.properties as Readonly<Record<string, unknown>>).map(([key, rule]) => [
    key,
    /DL-\d\d/.exec(JSON.stringify(rule))?.[0] ?? '',
  ]),
);

function ruleErrors(key: string, rule: unknown): readonly ProfileError[] {
  const number = NUMBERS.get(key);
  if (typeof rule !== 'object' || rule === null || number === undefined) return [];
  const path = `deadlines.${key}`;
  const value = rule as Profile['deadlines'][string] & object;
  const found: ProfileError[] = [...statusErrors(path, value), ...eventErrors(path, value, eventTypes)];
  if (typeof value.rule === 'string' && value.rule !== number)
    found.push(
      wrong(`${path}.rule`, 'RULE_NUMBER', [
        `У правила «${key}» номер ${number}, а не ${value.rule}`,
        `Rule "${key}" has the number ${number}, not ${value.rule}`,
      ]),
    );
  if (typeof value.term === 'object' && value.term !== null) found.push(...termErrors(path, value.term));
  return found;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function meaningErrors(json: Record<string, unknown>): readonly ProfileError[] {
  const rules = isObject(json.deadlines) ? Object.entries(json.deadlines) : [];
  return [
    ...zoneErrors(json),
    ...spanErrors(json),
    ...paramErrors(json.params),
    ...rules.flatMap(([key, rule]) => ruleErrors(key, rule)),
  ];
}

/**
 * A regulation profile from JSON (spec 4.4): the profile itself, or everything that is wrong with it, each with its
 * path and a reason. Every rule key must be there; silence of a document is the value `NOT_REGULATED`.
 */
export function parseProfile(json: unknown): Profile | ProfileErrors {
  if (!isObject(json))
    return { errors: [wrong('', 'TYPE', ['Профиль должен быть объектом JSON', 'A profile has to be a JSON object'])] };
  const meaning = meaningErrors(json);
  const validate = validator();
  if (validate(json) && meaning.length === 0) return json;
  // A place that has a reason of its own needs no second, vaguer one from the schema.
  const told = new Set(meaning.map((error) => error.path));
  const shape = schemaErrors(validate.errors ?? [], meaning.length > 0).filter((error) => !told.has(error.path));
  return { errors: [...meaning, ...shape] };
}
