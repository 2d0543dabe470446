/** Roles of `api.md`, "Signing in". Titles are what a policy page shows. */
export const ROLES = {
  COMMISSION_SECRETARY: 'Ответственный секретарь комиссии',
  COMMISSION_CHAIR: 'Председатель комиссии',
  COMMISSION_SYSTEM: 'Программа комиссии',
  CURATOR: 'Куратор',
  GROUP_MEMBER: 'Участник рабочей группы',
  AGENCY_OFFICER: 'Специалист органа системы профилактики',
  INSTITUTION_OPERATOR: 'Оператор учреждения',
  GUARDIANSHIP_OFFICER: 'Специалист органа опеки',
  POLICE_OFFICER: 'Сотрудник органа внутренних дел',
  REGIONAL_SECRETARY: 'Секретарь региональной комиссии',
  MINISTRY_ANALYST: 'Аналитик министерства',
  MINISTRY_OPERATOR: 'Оператор министерства',
  INSPECTOR: 'Проверяющий',
  ADMINISTRATOR: 'Администратор',
} as const;
export type Role = keyof typeof ROLES;

export const isRole = (text: string): text is Role => Object.hasOwn(ROLES, text);
export const roleNames = Object.keys(ROLES) as readonly Role[];

/** The commission, its software included. */
export const COMMISSION: readonly Role[] = ['COMMISSION_SECRETARY', 'COMMISSION_CHAIR', 'COMMISSION_SYSTEM'];
/** `AGENCY_OFFICER` and the two that may all that it may (`api.md`). */
export const AGENCY: readonly Role[] = ['AGENCY_OFFICER', 'GUARDIANSHIP_OFFICER', 'POLICE_OFFICER'];
/** Those who work with the families of their municipalities. */
export const WORKERS: readonly Role[] = [
  ...COMMISSION,
  'CURATOR',
  'GROUP_MEMBER',
  'AGENCY_OFFICER',
  'INSTITUTION_OPERATOR',
  'GUARDIANSHIP_OFFICER',
  'POLICE_OFFICER',
];
