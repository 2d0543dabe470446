import { codeOf, HERE, openTown, SECRETARY, type Town } from '../corrections/town';
import { openDesk, type Desk, type Json } from './desk';

const unit = HERE.oktmo;
const quarterly = (period: string, format = 'JSON') => ({ form: 'F-M7', filters: { unit, period }, format });

let town: Town;
let desk: Desk;
beforeAll(async () => {
  town = await openTown();
  desk = openDesk(town);
}, 60_000);
afterAll(() => town.server.stop());

const errorsOf = ({ json }: { json: unknown }) =>
  (json as { errors?: readonly { path: string; message: string }[] }).errors?.map(({ path }) => path);

describe('what cannot be asked', () => {
  afterEach(async () => expect(await desk.onDisk()).toEqual([]));

  it.each<[string, Json | null, readonly string[]]>([
    ['an unknown form', { ...quarterly('2026-Q1'), form: 'F-M9' }, ['form']],
    ['an unknown format', quarterly('2026-Q1', 'PDF'), ['format']],
    ['no period', { form: 'F-M7', filters: { unit }, format: 'JSON' }, ['filters.period']],
    ['a period that is none', quarterly('2026-Q5'), ['filters.period']],
    ['a quarter that has not begun', quarterly('2026-Q3'), ['filters.period']],
    [
      'a filter of another form',
      { form: 'F-M7', filters: { unit, period: '2026-Q1', q: 'Тестова' }, format: 'JSON' },
      ['filters.q'],
    ],
    [
      'a municipal list of the region',
      { form: 'F-M7', filters: { unit: 'REGION', period: '2026-Q1' }, format: 'JSON' },
      ['filters.unit'],
    ],
    ['no filters', { form: 'F-M7', format: 'JSON' }, ['filters']],
    ['a list', [] as unknown as Json, ['']],
  ])('%s', async (_what, body, paths) => {
    const answer = await desk.ask(SECRETARY, body);
    expect([codeOf(answer), errorsOf(answer)]).toEqual(['400 VALIDATION_FAILED', paths]);
    const errors = (answer.json as { errors: readonly { message: string }[] }).errors;
    expect(errors.every(({ message }) => /[а-я]/.test(message))).toBe(true);
  });
  it('a unit that there is not, by those who have the whole region', async () => {
    const answer = await desk.ask('ministry', {
      form: 'F-M7',
      filters: { unit: '88999000', period: '2026-Q1' },
      format: 'JSON',
    });
    expect([codeOf(answer), errorsOf(answer)]).toEqual(['400 VALIDATION_FAILED', ['filters.unit']]);
  });
  it('a position that the log never gave out', async () =>
    expect(codeOf(await desk.ask(SECRETARY, quarterly('2026-Q1'), { after: 'nowhere' }))).toBe('400 POSITION_UNKNOWN'));
});
