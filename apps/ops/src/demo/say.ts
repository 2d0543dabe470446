import type { Finding } from './check/finding';
import type { Played, Progress } from './play';
import { DEMO_PASSWORD, demoDirectory } from './region/directory';
import { DISTRICTS } from './region/districts';
import { registeredAtEnd } from './recount/register';
import type { Settings } from './settings';
import { QUIRKS, type FamilyStory, type Quirk } from './story/types';

export const say = (text: string): void => void process.stdout.write(`${text}\n`);

const seconds = (since: number): number => (performance.now() - since) / 1000;

/** A line a month: how far the story is, and how fast. */
export function progressLines(began: number): (progress: Progress) => void {
  let month = '';
  return ({ on, families, decisions }) => {
    if (on.slice(0, 7) === month) return;
    month = on.slice(0, 7);
    const rate = Math.round(decisions / seconds(began));
    say(`  ${on}  семей ${families}, решений ${decisions}, ${rate}/с`);
  };
}

const NAMES: Readonly<Record<Quirk, string>> = {
  LATE: 'с опозданиями',
  DECLINED: 'с отказом в признании',
  REPEATED: 'с повторным сообщением или учётом',
  OVERDUE: 'с пропущенным сроком',
  BACKDATED: 'с записью задним числом',
};

/** What was played: counts, and how irregular the families are. */
export function sayPlayed(stories: readonly FamilyStory[], played: Played, began: number): void {
  const irregular = stories.filter(({ quirks }) => quirks.size > 0).length;
  const share = Math.round((100 * irregular) / stories.length);
  const kinds = QUIRKS.map((quirk) => `${NAMES[quirk]} ${stories.filter(({ quirks }) => quirks.has(quirk)).length}`);
  say(`Загружено за ${seconds(began).toFixed(1)} с: семей ${played.families}, решений ${played.decisions}`);
  say(`  событий ${played.events}; отказано, как и должно быть: ${played.refused}; исправлений: ${played.corrected}`);
  say(`  на учёте в конце: ${registeredAtEnd(stories).length}`);
  say(`  семей с отступлениями от порядка: ${irregular} (${share} %): ${kinds.join(', ')}`);
}

/** The check's questions with their answers. @returns true when nothing is wrong */
export function sayFindings(findings: readonly Finding[]): boolean {
  for (const { question, answer, faults } of findings) {
    say(`${faults.length === 0 ? '  верно  ' : '  НЕВЕРНО'} ${question}\n           ${answer}`);
    for (const fault of faults) say(`           ! ${fault}`);
  }
  const wrong = findings.filter(({ faults }) => faults.length > 0).length;
  say(`Проверок: ${findings.length}, не сошлось: ${wrong}`);
  return wrong === 0;
}

/** Where to look and how to sign in as each role. */
export function sayWhere({ dataDir }: Settings, url: string): void {
  const { users = [] } = demoDirectory();
  const [first] = DISTRICTS;
  const mine = users.filter(
    ({ username, municipalities }) => municipalities.includes('*') || username.endsWith(`-${first?.key}`),
  );
  const api = `${url}/api/v1`;
  say(`\nСервер работает, откройте в браузере: ${url}  (данные в ${dataDir}; остановить: Ctrl-C)`);
  say(`  описание API          ${url}/api/docs`);
  say(`  банк данных           ${api}/bank/families?q=тестова`);
  say(`  квартал               ${api}/statistics/quarters/2026-Q3?unit=REGION`);
  say(`  рабочий список        ${api}/deadlines?municipality=${first?.oktmo}`);
  say(`\nВход (пароль у всех: ${DEMO_PASSWORD}):`);
  for (const { username, roles } of mine) say(`  ${username.padEnd(18)} ${roles.join(', ')}`);
  say(
    `  то же в других районах: вместо -${first?.key} ${DISTRICTS.slice(1)
      .map(({ key }) => `-${key}`)
      .join(', ')}`,
  );
  say(`\nПопробуйте:
  TOKEN=$(curl -s ${api}/auth/token -H 'content-type: application/json' \\
    -d '{"username":"secretary-${first?.key}","password":"${DEMO_PASSWORD}"}' | sed 's/.*"accessToken":"\\([^"]*\\)".*/\\1/')
  curl -s "${api}/bank/families?state=REGISTERED&limit=3" -H "authorization: Bearer $TOKEN"`);
}
