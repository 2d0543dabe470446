import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '@kurator/platform';
import { MESSAGES } from '../../../apps/api/src/http/messages';
import { FAILURES } from '../jobs/failures';
import { BROKEN } from './broken';
import { ROWS } from './rows';

const sources = ['apps', 'libs', 'projections'].flatMap((folder) =>
  readdirSync(join(projectRoot, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts') && !file.endsWith('messages.ts'))
    .map((file) => readFileSync(join(projectRoot, folder, file), 'utf8')),
);
const REJECTS = [/\breject\(\s*'([A-Z][A-Z0-9_]+)'/g, /\b(?:Problem|refusal)\(\s*(?:\w+,\s*)?'([A-Z][A-Z0-9_]+)'/g];
const said = new Set(
  sources.flatMap((text) => REJECTS.flatMap((use) => [...text.matchAll(use)].map(([, code]) => code))),
);
/**
 * Codes with a row: those that the register answers, those of broken parts, the balance and the page's header,
 * which tests of their own break, and those that a failed job says of itself (`test/e2e/jobs/failed.spec.ts`).
 */
const proven = new Set(
  [...ROWS, ...BROKEN].map(({ code }) => code).concat('BALANCE_BROKEN', 'WEB_HEADER_REQUIRED', ...FAILURES),
);

it('the sources refuse with codes that this test finds', () => {
  expect([...said].length).toBeGreaterThan(70);
  expect(said).toContain('FOUR_EYES_REQUIRED');
});
it('every code that the sources refuse with has its texts', () => {
  expect([...said].filter((code) => code === undefined || MESSAGES[code] === undefined)).toEqual([]);
});
it.each(Object.keys(MESSAGES))('%s is refused over HTTP by a row', (code) => {
  expect(proven).toContain(code);
});
it.each(Object.keys(MESSAGES))('%s is said somewhere: a text that nothing says is dead', (code) => {
  expect(sources.some((text) => text.includes(`'${code}'`))).toBe(true);
});
