import { ACTIONS, type ActionRule } from './actions';
import { COMMANDS } from './commands';
import { EXPORTS } from './exports';
import type { CommandGrant } from './grant';
import { ROLES, roleNames } from './roles';
import { STREAM_COMMANDS } from './stream-commands';

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');

/** Roles of a command; an agency officer with the kinds of agency that it is left to. */
const rolesOf = ({ roles, officersOf }: CommandGrant): string =>
  roles
    .map((role) => (role === 'AGENCY_OFFICER' && officersOf ? `${role} (${officersOf.join(', ')})` : role))
    .join(', ');

const commandTable = (grants: Readonly<Record<string, CommandGrant>>): string =>
  table(
    ['команда', 'пункт 3.3', 'роли'],
    Object.entries(grants).map(([name, grant]) => [`\`${name}\``, grant.number, rolesOf(grant)]),
  );

const accessOf = (access: ActionRule['access']): string =>
  Object.entries(access)
    .map(([role, given]) => `${role} ${given}`)
    .join(', ');
const exportTable = table(
  ['форма', 'роли', 'основание'],
  Object.entries(EXPORTS).map(([form, { access, clause }]) => [`\`${form}\``, accessOf(access), clause]),
);

/** The policy table as `docs/policy.md`: roles, commands, everything else. Generated, so that a review sees it change. */
export function policyMarkdown(): string {
  const roles = table(
    ['роль', 'кто это'],
    roleNames.map((role) => [`\`${role}\``, ROLES[role]]),
  );
  const rules: readonly (readonly [string, ActionRule])[] = Object.entries(ACTIONS);
  const actions = table(
    ['действие', 'маршрут', 'территория', 'роли', 'основание'],
    rules.map(([name, rule]) => [
      `\`${name}\``,
      `\`${rule.route}\``,
      rule.territory,
      accessOf(rule.access),
      rule.clause,
    ]),
  );
  return [
    '# Кто что может',
    'Этот файл создаётся из `libs/access/src/policy`. Чего нет в таблице, то запрещено.',
    'R — с персональными данными; CASE — то же, но с номером проверки; A — сводные числа; MASKED — сводные числа, ячейки 1–4 скрыты; OWN — только своё; W — изменение; KEEPER — изменение должностным лицом органа, который ведёт банк муниципалитета.',
    'FAMILY — чужая семья не найдена (404); UNIT — числа чужой территории запрещены (403), `REGION` требует всей области; REGION — всегда вся область; NONE — без территории.',
    '## Роли',
    roles,
    '## Команды семьи (территория FAMILY)',
    commandTable(COMMANDS),
    '## Команды о запросах, отчётах, учреждениях, регламентах и календарях',
    commandTable(STREAM_COMMANDS),
    '## Остальное',
    actions,
    '## Выгрузки по формам (`POST /exports`, территория UNIT)',
    exportTable,
    '',
  ].join('\n\n');
}
