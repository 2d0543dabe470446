import { isLocalDate } from '@kurator/kernel';
import type { KnownNames, Problem } from './file';

/** The same said in two languages. */
export interface Texts {
  readonly ru: string;
  readonly en: string;
}
export const said = (ru: string, en: string): Texts => ({ ru, en });

/** A check of one value: null when it is right, else what would be right. */
export type Check = (value: unknown, names: KnownNames) => Texts | null;
export interface Rule {
  readonly check: Check;
  readonly optional?: boolean;
}
export type Rules = Readonly<Record<string, Rule>>;

const isText = (value: unknown, max: number): value is string =>
  typeof value === 'string' && value.trim().length > 0 && value.length <= max;

export const text =
  (max: number): Check =>
  (value) =>
    isText(value, max) ? null : said(`нужен текст до ${max} знаков`, `a text of at most ${max} characters is needed`);
export const shortId: Check = (value) =>
  typeof value === 'string' && /^[A-Za-z0-9._-]{1,64}$/.test(value) && value !== 'family'
    ? null
    : said(
        'нужен короткий код: латинские буквы, цифры, точка, дефис, подчёркивание, до 64 знаков',
        'a short code is needed: Latin letters, digits, dot, hyphen, underscore, at most 64 characters',
      );
export const oktmo: Check = (value) =>
  typeof value === 'string' && /^\d{8}$/.test(value)
    ? null
    : said('нужен код ОКТМО из 8 цифр', 'an OKTMO code of 8 digits is needed');
export const day: Check = (value) =>
  typeof value === 'string' && isLocalDate(value)
    ? null
    : said('нужна существующая дата вида ГГГГ-ММ-ДД', 'an existing date like YYYY-MM-DD is needed');
export const flag: Check = (value) =>
  typeof value === 'boolean' ? null : said('нужно true или false', 'true or false is needed');
export const share: Check = (value) =>
  typeof value === 'number' && value > 0 && value <= 2
    ? null
    : said('нужна доля ставки больше 0 и не больше 2', 'a share of a post above 0 and not above 2 is needed');
export const tile =
  (most: number): Check =>
  (value) => {
    const { column, row, ...rest } = Object(value) as Readonly<Record<string, unknown>>;
    const fits = (n: unknown): boolean => Number.isInteger(n) && Number(n) >= 1 && Number(n) <= most;
    return fits(column) && fits(row) && Object.keys(rest).length === 0
      ? null
      : said(
          `нужно место на карте: {"column", "row"}, целые от 1 до ${most}`,
          `a place on the map is needed: {"column", "row"}, whole numbers from 1 to ${most}`,
        );
  };
export const timeZone: Check = (value) => {
  const zone = typeof value === 'string' && value.includes('/') ? value : '';
  return zone !== '' && isTimeZone(zone)
    ? null
    : said('нужен часовой пояс вида Europe/Moscow', 'a time zone like Europe/Moscow is needed');
};
export const agencyKind: Check = (value, names) =>
  typeof value === 'string' && names.isAgencyKind(value)
    ? null
    : said(
        'нужен вид органа по классификатору 6.17 (AG-01 и далее)',
        'a kind of agency by classifier 6.17 is needed (AG-01 and on)',
      );
export const list =
  (min: number): Check =>
  (value) =>
    Array.isArray(value) && value.length >= min
      ? null
      : said(`нужен список, не короче ${min}`, `a list of at least ${min} is needed`);
export const anything: Check = () => null;

function isTimeZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** Collects problems at places of one document. */
export interface Report {
  readonly problems: Problem[];
  readonly names: KnownNames;
}
export const blame = (report: Report, path: string, constraint: string, { ru, en }: Texts): void => {
  report.problems.push({ path, constraint, message: ru, en });
};

/** Checks one object field by field and refuses what it does not know; true when the object itself is usable. */
export function checkObject(report: Report, path: string, value: unknown, rules: Rules): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    blame(report, path, 'object', said('нужен объект', 'an object is needed'));
    return false;
  }
  const before = report.problems.length;
  const given = value as Readonly<Record<string, unknown>>;
  const at = (name: string) => (path === '' ? name : `${path}.${name}`);
  for (const name of Object.keys(given).filter((key) => !Object.hasOwn(rules, key)))
    blame(report, at(name), 'unknown', said('неизвестное поле', 'an unknown field'));
  for (const [name, rule] of Object.entries(rules)) {
    const wrong = checkField(given[name], rule, report.names);
    if (wrong !== null) blame(report, at(name), given[name] === undefined ? 'required' : 'value', wrong);
  }
  return report.problems.length === before;
}

const VALUE = said('нужно значение', 'a value is needed');

function checkField(value: unknown, rule: Rule, names: KnownNames): Texts | null {
  if (value !== undefined) return rule.check(value, names);
  if (rule.optional === true) return null;
  const { ru, en } = rule.check(value, names) ?? VALUE;
  return said(`обязательное поле: ${ru}`, `a required field: ${en}`);
}
