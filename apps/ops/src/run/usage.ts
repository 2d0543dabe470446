import { COMMANDS } from './commands';

const EXIT_RU =
  'Код выхода: 0 — всё в порядке, 1 — найдено то, что требует внимания, 2 — команда не понята, 3 — выполнить нельзя';
const EXIT_EN = 'Exit code: 0 all is well, 1 something needs a look, 2 not understood, 3 cannot be done';
const COMMON = '--json  для программ / for programs    --help  описание команды / what a command does';

const width = Math.max(...Object.keys(COMMANDS).map((name) => name.length)) + 2;
const listed = (language: 'ru' | 'en'): string =>
  Object.entries(COMMANDS)
    .map(([name, command]) => `  ${name.padEnd(width)}${command[language].line}`)
    .join('\n');

/** The list of commands, Russian first. */
export const usage = (): string => `Использование: kurator ops <команда> [--json] [--help]
${listed('ru')}
${EXIT_RU}

Usage: kurator ops <command> [--json] [--help]
${listed('en')}
${EXIT_EN}`;

/** What one command does, Russian first. */
export function usageOf(name: string): string {
  const command = COMMANDS[name];
  if (!command) return usage();
  const { ru, en } = command;
  return [
    `kurator ops ${name}: ${ru.line}\n${ru.text}`,
    `kurator ops ${name}: ${en.line}\n${en.text}`,
    `${COMMON}\n${EXIT_RU}\n${EXIT_EN}`,
  ].join('\n\n');
}
