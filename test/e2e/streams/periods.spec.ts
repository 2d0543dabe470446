import { idOf } from '../../support/ids';
import { PLACES } from '../../support/places';
import * as b from '../../acceptance/builders';
import { openDesk, type Desk, type Json } from './desk';

const at = PLACES.borodino;
const command = (period: string, name: string, unit: string = at.oktmo) =>
  `/periods/${unit}-${period}/commands/${name}`;
const info = (occurredOn: string, rest: Json = {}) => ({ occurredOn, to: ['COMMISSION', 'MINISTRY'], ...rest });
const recognised = (family: string, on: string, subjects: readonly Json[]) => ({
  occurredOn: on,
  ...b.decided(at, `${family}/1`, on),
  persons: [b.parent(`REP ${family}`), b.child(`MIN ${family}`, '2015-02-11'), b.child(`MIN2 ${family}`, '2017-02-11')],
  addresses: [b.homeIn(at)],
  subjects,
  ...b.workWith(at, on),
  curator: { agencyId: 'soc-borodino', officerId: 'off-curator-borodino' },
});

let desk: Desk;
const recognise = async (family: string, on: string, subjects: readonly Json[]) => {
  const path = `/families/${idOf(family)}/commands/recognise-sop`;
  const { status, text } = await desk.send('secretary-borodino', path, recognised(family, on, subjects));
  if (status !== 201) throw new Error(text);
};

beforeAll(async () => {
  desk = await openDesk('2026-11-22T06:00:00.000Z', { usersAt: [at, PLACES.mariel] });
  await recognise('F1', '2026-09-14', [b.familyOn('FG-01'), b.minorOn('MIN F1', 'MG-01')]);
  await recognise('F2', '2026-09-20', [b.familyOn('FG-01')]);
}, 60_000);
afterAll(() => desk.close());

describe('the monthly information', () => {
  it('counts the register itself, on the sending day, and says where the log stood', async () => {
    const sent = await desk.send('operator-borodino', command('2026-09', 'send-monthly-info'), info('2026-09-25'));
    expect(sent.json).toMatchObject({ periodId: `${at.oktmo}-2026-09`, revision: 0 });
    const { json } = await desk.get('operator-borodino', `/periods/${at.oktmo}-2026-09`);
    expect(json['facts']).toMatchObject([
      { type: 'monthly-info-sent', data: { families: 2, minors: 1, asOfPosition: expect.any(String) as string } },
    ]);
  });

  it('refuses numbers that are not the register’s', async () => {
    const body = info('2026-10-26', { families: 3, minors: 1 });
    const { json } = await desk.send('operator-borodino', command('2026-10', 'send-monthly-info'), body);
    expect(json).toMatchObject({ status: 422, code: 'FIGURES_DIFFER', path: 'families', given: 3, computed: 2 });
  });

  it('shows what came since the one before, and what a late fact changed of it', async () => {
    await recognise('F3', '2026-10-05', [b.familyOn('FG-01'), b.minorOn('MIN F3', 'MG-01')]);
    await recognise('late', '2026-09-02', [b.familyOn('FG-01')]);
    const { status } = await desk.send(
      'operator-borodino',
      command('2026-10', 'send-monthly-info'),
      info('2026-10-26', { families: 4, minors: 2 }),
    );
    const { json } = await desk.get('operator-borodino', `/periods/${at.oktmo}-2026-10`);
    expect([status, json['facts']]).toMatchObject([
      201,
      [
        {
          data: {
            families: 4,
            minors: 2,
            since: {
              sentOn: '2026-09-25',
              families: 2,
              minors: 1,
              familiesIn: 1,
              familiesOut: 0,
              minorsIn: 1,
              minorsOut: 0,
              familiesAdjusted: 1,
              minorsAdjusted: 0,
            },
          },
        },
      ],
    ]);
  });
});

describe('lists', () => {
  it('count a row per minor, and those living in a family that is registered without any (CG-41)', async () => {
    const path = command('2026-Q3', 'send-municipal-list');
    const refused = await desk.send('secretary-borodino', path, { occurredOn: '2026-10-08', rows: 6 });
    // F1: its minor; F2 and the late one: two minors living in each; F3 came in October.
    expect(refused.json).toMatchObject({ code: 'FIGURES_DIFFER', path: 'rows', given: 6, computed: 5 });
    const sent = await desk.send('secretary-borodino', path, { occurredOn: '2026-10-08', rows: 5 });
    expect(sent.status).toBe(201);
  });

  it('are of a period that has ended, of the right kind and unit', async () => {
    const list = { occurredOn: '2026-10-08' };
    const told = [
      await desk.send('secretary-borodino', command('2026-Q4', 'send-municipal-list'), list),
      await desk.send('secretary-borodino', command('2026-09', 'send-municipal-list'), list),
      await desk.send('regional', command('2026-Q3', 'form-republican-list'), list),
      await desk.send('secretary-mariel', command('2026-Q3', 'send-municipal-list'), list),
      await desk.send('secretary-borodino', command('2026-13', 'send-municipal-list'), list),
      await desk.send('ministry', command('2026-Q3', 'form-republican-list', 'REGION'), list),
      await desk.send('ministry', command('2026-Q3', 'form-republican-list', '99999999'), list),
    ];
    expect(told.map(({ status, json }) => [status, json['code']])).toEqual([
      [422, 'PERIOD_NOT_ENDED'],
      [422, 'PERIOD_UNFIT'],
      [422, 'PERIOD_UNFIT'],
      [403, 'FORBIDDEN_TERRITORY'],
      [400, 'VALIDATION_FAILED'],
      [201, undefined],
      [404, 'PERIOD_NOT_FOUND'],
    ]);
  });

  it('may be named in two segments or with a colon', async () => {
    const body = {
      occurredOn: '2026-10-08',
      withAgencyId: 'school-borodino',
      listedBoth: 3,
      onlyCommission: 0,
      onlyAgency: 0,
    };
    const paths = [
      `/periods/${at.oktmo}/2026-Q3/commands/reconcile-list`,
      `/periods/${at.oktmo}:2026-Q3/commands/reconcile-list`,
    ];
    for (const path of paths)
      expect((await desk.send('secretary-borodino', path, body)).json).toMatchObject({
        periodId: `${at.oktmo}-2026-Q3`,
      });
  });
});
