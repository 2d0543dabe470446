import type { SoftViolation } from '@kurator/kernel';
import type { Profile } from '@kurator/regulation';

/** Soft guards of spec 3.3: what each one says to the officer. The fact is stored all the same (spec 3.1). */
const TEXTS = {
  NO_SURVEY: 'Решение принято без акта обследования условий жизни семьи',
  NO_CONCLUSION: 'Решение принято без заключения о подтверждении фактов',
  NO_CONSENT: 'Нет согласия на обработку персональных данных',
  CURATOR_NOT_NAMED: 'В постановлении не назван куратор (ответственный субъект)',
  REVIEW_MISSING_OR_LATE: 'Срок повторного рассмотрения не назначен или назначен позже допустимого',
  NO_QUORUM: 'На заседании не было кворума',
  NO_PROPOSAL: 'Снятию с учёта не предшествовало предложение или ходатайство',
  NO_REVIEW_HELD: 'Снятие с улучшением обстановки без рассмотрения результатов работы',
  LEVEL_OVERDUE: 'Предельный срок уровня сопровождения уже истёк',
  NO_SPECIALIST: 'За семьёй не закреплён ответственный специалист',
  OVER_18_STILL_REGISTERED: 'Несовершеннолетний достиг 18 лет и остаётся на учёте',
  GROUND_OUTSIDE_LIST: 'Основание не входит в перечень регламента',
  CONTROL_ACT_EARLY: 'Акт контроля составлен раньше установленного срока',
  OVERLOADED: 'Нагрузка специалиста превышает рекомендуемую норму',
  CRITICAL_WITHOUT_EMERGENCY: 'Критический уровень опасности без сообщения об угрозе жизни и здоровью',
  DURATION_BEYOND_REVIEW: 'Срок программы заканчивается позже даты повторного рассмотрения',
} as const;
export type SoftGuard = keyof typeof TEXTS;
export const SOFT_GUARDS = Object.keys(TEXTS) as readonly SoftGuard[];

export const violation = (guard: SoftGuard, clause: string): SoftViolation => ({ guard, clause, text: TEXTS[guard] });

/** The violation when it holds and the regulation has a clause for it; otherwise nothing. */
export const violationIf = (holds: boolean, guard: SoftGuard, clause: string | null): readonly SoftViolation[] =>
  holds && clause !== null ? [violation(guard, clause)] : [];

/** Clause of a deadline rule of the profile; null where it is not regulated. */
export function ruleClause(profile: Profile, ruleKey: string): string | null {
  const rule = profile.deadlines[ruleKey];
  return rule === undefined || rule === 'NOT_REGULATED' ? null : rule.clause;
}
/** Value and clause of a parameter of the profile; null where it is not regulated. */
export function param(profile: Profile, name: string): { readonly value: unknown; readonly clause: string } | null {
  const value = profile.params[name];
  return value === undefined || value === 'NOT_REGULATED' ? null : value;
}

/** Codes that lie outside the list which the profile gives for a parameter; empty where it gives none. */
export function outsideList(profile: Profile, name: string, codes: readonly string[]): readonly SoftViolation[] {
  const regulated = param(profile, name);
  if (!regulated || !Array.isArray(regulated.value)) return [];
  const allowed: readonly unknown[] = regulated.value;
  const stem = (code: string) => code.replace(/[a-z]$/, '');
  return violationIf(
    codes.some((code) => !allowed.includes(stem(code))),
    'GROUND_OUTSIDE_LIST',
    regulated.clause,
  );
}

/** Where a survey is asked for: the survey rule itself, else the conclusion that is built on it (MARIEL 4.6). */
export const surveyClause = (profile: Profile): string | null =>
  ruleClause(profile, 'surveyOrdered') ?? ruleClause(profile, 'conclusionIssued');
