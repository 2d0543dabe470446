import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { connect } from '../../../libs/event-log/src/sqlite/connection';
import type { Answer } from '../../support/client';
import { PLACES } from '../../support/places';
import { KEY, order, signIn } from './edge-rows';
import { submission } from './stream-rows';
import { ROWS } from './rows';
import { openStage, type Stage } from './stage';
import { expectEnglish, expectRussian, sentence, toldIn, type Problem } from './told-apart';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
  const first = await stage.ask('secretary-mariel', order({ 'idempotency-key': KEY }));
  if (first.status !== 201) throw new Error(first.text);
  for (let wrong = 0; wrong < 10; wrong += 1) await stage.ask(null, signIn);
}, 60_000);
afterAll(() => stage.close());

/** The problem, or that of a batch's only line. */
const problemOf = ({ json, text }: Answer): Problem => (json ?? JSON.parse(text)) as Problem;

describe('a refusal over HTTP says what is wrong, where and why, and leaves nothing behind', () => {
  it.each(ROWS.map((row) => [row.code, row.path ?? row.as, row] as const))('%s: %s', async (code, _at, row) => {
    const before = await stage.stored();
    const asked = row.asked(stage.noted);
    const answer = await stage.ask(row.as, asked);
    const problem = problemOf(answer);
    expect([answer.status, problem.code, problem.errors?.[0]?.path ?? null]).toEqual([row.status, code, row.path]);
    expect(toldIn(problem)).toMatch(sentence(row.says));
    expectRussian(problem);
    const headers = { ...asked.headers, 'accept-language': 'en' };
    const english = problemOf(await stage.ask(row.as, { ...asked, headers }));
    expect(english.code).toBe(code);
    expectEnglish(english);
    expect(await stage.stored()).toEqual(before);
  });
});

describe('a quarter whose balance does not hold', () => {
  it('is not reported: ST-05 is hard, whatever the institution signs', async () => {
    const before = await stage.stored();
    const folder = join(stage.register.dataDir, 'read-models');
    const [file] = readdirSync(folder).filter((name) => name.endsWith('.db'));
    const models = connect(join(folder, file as string));
    // A row is lost that the flows still speak of: the closing balance is counted from rows, independently of them.
    models.exec(`DELETE FROM c_registrations WHERE rowid = (SELECT min(rowid) FROM c_registrations
      WHERE municipality = '${PLACES.mariel.oktmo}' AND "to" > '2026-03-31')`);
    models.close();
    const answer = await stage.ask('operator-mariel', submission());
    const problem = problemOf(answer);
    expect([answer.status, problem]).toEqual([
      422,
      expect.objectContaining({ code: 'BALANCE_BROKEN', path: 'figures.families.closing' }),
    ]);
    const { given, computed } = problem as unknown as { given: number; computed: number };
    expect(given - computed).toBe(1);
    expect(toldIn(problem)).toBe('Было + поставлено − снято не равно остатку.');
    expectRussian(problem);
    expect(await stage.stored()).toEqual(before);
  });
});
