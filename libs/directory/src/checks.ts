import { isLocalDate } from '@kurator/kernel';
import type { KnownNames, Problem } from './file';

/** A check of one value: null when it is right, else what would be right, in Russian. */
export type Check = (value: unknown, names: KnownNames) => string | null;
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
    isText(value, max) ? null : `нужен текст до ${max} знаков`;
export const shortId: Check = (value) =>
  typeof value === 'string' && /^[A-Za-z0-9._-]{1,64}$/.test(value) && value !== 'family'
    ? null
    : 'нужен короткий код: латинские буквы, цифры, точка, дефис, подчёркивание, до 64 знаков';
export const oktmo: Check = (value) =>
  typeof value === 'string' && /^\d{8}$/.test(value) ? null : 'нужен код ОКТМО из 8 цифр';
export const day: Check = (value) =>
  typeof value === 'string' && isLocalDate(value) ? null : 'нужна существующая дата вида ГГГГ-ММ-ДД';
export const flag: Check = (value) => (typeof value === 'boolean' ? null : 'нужно true или false');
export const share: Check = (value) =>
  typeof value === 'number' && value > 0 && value <= 2 ? null : 'нужна доля ставки больше 0 и не больше 2';
export const timeZone: Check = (value) => {
  const zone = typeof value === 'string' && value.includes('/') ? value : '';
  return zone !== '' && isTimeZone(zone) ? null : 'нужен часовой пояс вида Europe/Moscow';
};
export const agencyKind: Check = (value, names) =>
  typeof value === 'string' && names.isAgencyKind(value)
    ? null
    : 'нужен вид органа по классификатору 6.17 (AG-01 и далее)';
export const list =
  (min: number): Check =>
  (value) =>
    Array.isArray(value) && value.length >= min ? null : `нужен список, не короче ${min}`;
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
export const blame = (report: Report, path: string, constraint: string, message: string): void => {
  report.problems.push({ path, constraint, message });
};

/** Checks one object field by field and refuses what it does not know; true when the object itself is usable. */
export function checkObject(report: Report, path: string, value: unknown, rules: Rules): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    blame(report, path, 'object', 'нужен объект');
    return false;
  }
  const before = report.problems.length;
  const given = value as Readonly<Record<string, unknown>>;
  const at = (name: string) => (path === '' ? name : `${path}.${name}`);
  for (const name of Object.keys(given).filter((key) => !Object.hasOwn(rules, key)))
    blame(report, at(name), 'unknown', 'неизвестное поле');
  for (const [name, rule] of Object.entries(rules)) {
    const wrong = checkField(given[name], rule, report.names);
    if (wrong !== null) blame(report, at(name), given[name] === undefined ? 'required' : 'value', wrong);
  }
  return report.problems.length === before;
}

function checkField(value: unknown, rule: Rule, names: KnownNames): string | null {
  if (value === undefined)
    return rule.optional === true ? null : `обязательное поле: ${rule.check(value, names) ?? 'нужно значение'}`;
  return rule.check(value, names);
}
