import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '@kurator/platform';
import { MESSAGES } from '../../apps/api/src/http/messages';
import { textOf } from '../../apps/api/src/http/problem';

const FAMILY = join(projectRoot, 'libs', 'family', 'src');
const USE = /reject\(\s*'([A-Z0-9_]+)'(?:,\s*\{([^}]*)\})?/g;

/** Names of the parameters of an object literal: `{ on, personId: p.personId }` has `on` and `personId`. */
const namesIn = (literal: string): readonly string[] =>
  [...literal.matchAll(/(?:^|,)\s*(\w+)\s*(?=[:,]|$)/g)].map(([, name = '']) => name);

/** Every `reject('CODE', {...})` of the domain: the code and the parameters that it sends. */
const uses = readdirSync(FAMILY, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'))
  .flatMap((file) => [...readFileSync(join(FAMILY, file), 'utf8').matchAll(USE)])
  .map(([, code = '', literal = '']) => ({ code, params: namesIn(literal.trim()) }));
const codes = [...new Set(uses.map(({ code }) => code))].sort();

/** What every use of a code sends; what only some of them add stands beside the text. */
function alwaysSent(code: string): readonly string[] {
  const sent = uses.filter((use) => use.code === code).map(({ params }) => params);
  return (sent[0] ?? []).filter((name) => sent.every((params) => params.includes(name))).sort();
}
const placeholders = (template: string): readonly string[] =>
  [...new Set([...template.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name))].sort();

it('the domain rejects with codes that this test finds', () => {
  expect(codes.length).toBeGreaterThan(15);
  expect(uses.find(({ code }) => code === 'LATER_FACT_CONTRADICTS')?.params).toEqual([
    'eventId',
    'type',
    'on',
    'because',
  ]);
});

it.each(codes)('the texts of %s speak of exactly what is sent with it', (code) => {
  const message = MESSAGES[code];
  expect(placeholders(message?.ru.detail ?? 'no text')).toEqual(alwaysSent(code));
  expect(placeholders(message?.en.detail ?? 'no text')).toEqual(alwaysSent(code));
});

it('a later fact that contradicts is named by its title, and why it would be impossible', () => {
  const params = { eventId: 'e-1', type: 'recognized-SOP', on: '2026-02-17', because: 'NOT_A_MINOR' };
  const { detail } = textOf('LATER_FACT_CONTRADICTS', params, 'ru');
  expect(detail).toMatch(/«[А-ЯЁ][^»]*» от 2026-02-17 \(событие e-1\).*: Не несовершеннолетний\.$/);
  expect(detail).not.toContain('recognized-SOP');
});

/** Sources of the edge and of what it checks documents with. */
const sources = ['apps/api/src', 'libs/directory/src', 'libs/regulation/src'].flatMap((folder) =>
  readdirSync(join(projectRoot, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'))
    .map((file) => join(projectRoot, folder, file)),
);

it('whatever blames a place in Russian says it in English too', () => {
  const blamed = sources.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/message(?:: | = )['`][^'`]*[а-яё][^'`]*['`][^}]{0,120}/g)].map(
      ([text]) => text,
    ),
  );
  expect(blamed.length).toBeGreaterThan(8);
  expect(blamed.filter((text) => !/\ben: /.test(text))).toEqual([]);
});
