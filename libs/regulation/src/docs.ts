import { dutyRules } from './deadlines/rules';
import { federalRules } from './deadlines/tzhs-rules';
import { ruleTitle } from './rule-titles';
import { termInWords } from './term-in-words';
import type { DeadlineRule, NotRegulated, Profile } from './types';

const COUNT_FROM: Readonly<Record<string, string>> = {
  receipt: ', со дня получения',
  decision: ', со дня решения',
};

const cell = (text: string): string => text.replaceAll('|', '\\|');

/** One line of the table: what a regulation says about the rule. */
function line(profile: Profile, rule: DeadlineRule | NotRegulated | undefined): string {
  if (rule === undefined) return `| ${profile.profileId} | — | правила в профиле нет | — | — |`;
  if (rule === 'NOT_REGULATED') return `| ${profile.profileId} | — | не урегулировано | NOT_REGULATED | — |`;
  const term = rule.term ? termInWords(rule.term) + (COUNT_FROM[rule.countFrom ?? ''] ?? '') : 'срок не установлен';
  const confidence = rule.confidence === 'INFERRED' ? 'INFERRED (прочтение)' : 'EXPLICIT';
  return `| ${profile.profileId} | ${cell(rule.clause)} | ${term} | ${rule.status} | ${confidence} |`;
}

const CALCULATED = new Set(dutyRules.map((rule) => rule.key));

/** Number of a rule, as the first profile that regulates it has it. */
const numberOf = (key: string, profiles: readonly Profile[]): string => {
  for (const profile of profiles) {
    const rule = profile.deadlines[key];
    if (rule !== undefined && rule !== 'NOT_REGULATED') return rule.rule;
  }
  return 'DL-??';
};

function section(key: string, profiles: readonly Profile[]): string {
  const events = dutyRules.filter((rule) => rule.key === key);
  const types = (list: 'triggeredBy' | 'metBy'): string =>
    [...new Set(events.flatMap((rule) => rule[list].map((matcher) => `\`${matcher.on}\``)))].join(', ') ||
    'тем же событием';
  return [
    `### ${numberOf(key, profiles)} ${ruleTitle(key)}`,
    '',
    CALCULATED.has(key)
      ? `\`${key}\`. Начинается: ${types('triggeredBy')}. Исполняется: ${types('metBy')}.`
      : `\`${key}\`. Срок пока не рассчитывается.`,
    '',
    '| регламент | пункт | срок | статус | достоверность |',
    '|---|---|---|---|---|',
    ...profiles.map((profile) => line(profile, profile.deadlines[key])),
    '',
  ].join('\n');
}

/** What stands above all regulations, in one table. */
const federal = (): string =>
  [
    '### Федеральный закон',
    '',
    'Действует при любом регламенте. Сроки: отзыв согласия на обработку персональных данных в случае ТЖС (152-ФЗ, ст. 21, ч. 5).',
    '',
    '| правило | пункт | срок |',
    '|---|---|---|',
    ...federalRules.map(
      ({ key, law }) =>
        `| \`${key}\` ${ruleTitle(key)} | ${law?.clause ?? '—'} | ${law?.term ? termInWords(law.term) : '—'} |`,
    ),
    '',
  ].join('\n');

const heading = (profiles: readonly Profile[]): string =>
  [
    '# Сроки по регламентам',
    '',
    'Создано из профилей регламентов и таблицы правил; не править вручную. Как считаются сроки: дни без слова «рабочих» — календарные, счёт со следующего дня,',
    'нерабочий последний день переносится вперёд; предельные даты планов (DL-17, DL-26, DL-29) не переносятся.',
    '',
    '| регламент | версия | документ | пояс |',
    '|---|---|---|---|',
    ...profiles.map((p) => `| ${p.profileId} | ${p.profileVersion} | ${cell(p.title)} | ${p.timezone} |`),
    '',
  ].join('\n');

/**
 * `docs/deadlines.md`: every rule of the profiles with what each regulation says about it: clause, term in words,
 * status, confidence. Deleting a rule from a profile changes the page. Pure text; the same profiles give the same page.
 */
export function deadlinesMarkdown(profiles: readonly Profile[]): string {
  const keys = [...new Set(profiles.flatMap((profile) => Object.keys(profile.deadlines)))];
  const numbered = keys.map((key) => [numberOf(key, profiles), key] as const);
  const sorted = numbered.toSorted((a, b) => a[0].localeCompare(b[0]) || a[1].localeCompare(b[1]));
  return `${[heading(profiles), ...sorted.map(([, key]) => section(key, profiles)), federal()].join('\n').trimEnd()}\n`;
}
