import { builtInProfiles } from '@kurator/regulation';
import { randomUUID } from 'node:crypto';
import * as b from '../../acceptance/builders';
import { idOf } from '../../support/ids';
import { PLACES } from '../../support/places';
import { openDesk, type Desk, type Json } from './desk';

const { irkutsk } = PLACES;
const law = (id: string, change: Json = {}): Json => ({
  ...(builtInProfiles.find(({ profileId }) => profileId === id) as unknown as Json),
  ...change,
});
const deadlines = (id: string, change: Json): Json => ({ ...(law(id)['deadlines'] as Json), ...change });
const rule = (id: string, key: string) => deadlines(id, {})[key] as Json;
const key = () => ({ 'idempotency-key': randomUUID() });
const publish = (id: string) => `/profiles/${id}/commands/publish-profile`;

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk('2026-03-10T03:00:00.000Z', { usersAt: [irkutsk, PLACES.mariel] });
}, 60_000);
afterAll(() => desk.close());

const recognise = async (family: string, on: string): Promise<Json> => {
  const told = await desk.send('secretary-irkutsk', `/families/${idOf(family)}/commands/recognise-sop`, {
    occurredOn: on,
    ...b.decided(irkutsk, `${family}/1`, on),
    persons: [b.parent(`REP ${family}`), b.child(`MIN ${family}`, '2015-02-11')],
    addresses: [],
    subjects: [b.familyOn('FG-11')],
    ...b.workWith(irkutsk, on),
  });
  if (told.status !== 201) throw new Error(told.text);
  const { json } = await desk.get('secretary-irkutsk', `/families/${idOf(family)}/deadlines`);
  return (json['items'] as readonly Json[]).find((item) => item['rule'] === 'DL-10') ?? {};
};

describe('publishing a regulation', () => {
  const slower = { ...rule('IRKUTSK', 'bankDecisionSent'), term: { unit: 'working_day', value: 9 } };
  const second = () =>
    law('IRKUTSK', { profileVersion: 2, deadlines: deadlines('IRKUTSK', { bankDecisionSent: slower }) });

  it('is refused with every place that is wrong, and nothing changes', async () => {
    const { surveyOrdered: _missing, ...lacking } = deadlines('IRKUTSK', {});
    const unit = { ...slower, term: { unit: 'fortnight', value: 1 } };
    const twice = { ...slower, term: { unit: 'working_day', value: 3, min: 1 } };
    const wrong: readonly (readonly [Json, string])[] = [
      [{ ...second(), deadlines: lacking }, 'deadlines.surveyOrdered'],
      [
        { ...second(), deadlines: deadlines('IRKUTSK', { bankDecisionSent: unit }) },
        'deadlines.bankDecisionSent.term.unit',
      ],
      [
        { ...second(), deadlines: deadlines('IRKUTSK', { bankDecisionSent: twice }) },
        'deadlines.bankDecisionSent.term',
      ],
      [{ ...second(), profileVersion: 4 }, 'profileVersion'],
      [{ ...second(), profileVersion: 1 }, 'profileVersion'],
      [{ ...second(), profileId: 'OTHER' }, 'profileId'],
    ];
    for (const [body, path] of wrong) {
      const { json } = await desk.send('ministry', publish('IRKUTSK'), body);
      expect(json).toMatchObject({ status: 422, code: 'PROFILE_INVALID' });
      const blamed = json['errors'] as readonly { path: string; message: string }[];
      expect(blamed.map((one) => one.path)).toContain(path);
      expect(blamed.every(({ message }) => /[а-яё]/i.test(message))).toBe(true);
      const english = await desk.send('ministry', publish('IRKUTSK'), body, { ...key(), 'accept-language': 'en' });
      const told = english.json['errors'] as typeof blamed;
      expect(told.map((one) => one.path)).toEqual(blamed.map((one) => one.path));
      expect(told.filter(({ message }) => /[а-яё]/i.test(message))).toEqual([]);
    }
    expect((await desk.get('ministry', '/profiles/IRKUTSK')).json).toMatchObject({ profileVersion: 1 });
    expect((await desk.send('secretary-irkutsk', publish('IRKUTSK'), second())).status).toBe(403);
    expect((await desk.send('ministry', publish('no id'), second())).status).toBe(400);
  });

  it('takes effect for new duties; those that run keep their version', async () => {
    expect(await recognise('before', '2026-03-10')).toMatchObject({ profileVersion: 1, effectiveDue: '2026-03-19' });
    desk.moveTo('2026-03-11T03:00:00.000Z');
    const same = key();
    const first = await desk.send('ministry', publish('IRKUTSK'), second(), same);
    const again = await desk.send('ministry', publish('IRKUTSK'), second(), same);
    expect([first.status, first.json['profileId'], again.text]).toEqual([201, 'IRKUTSK', first.text]);
    expect(await recognise('after', '2026-03-11')).toMatchObject({ profileVersion: 2, effectiveDue: '2026-03-24' });
    expect(await recognise('late told', '2026-03-10')).toMatchObject({ profileVersion: 1, effectiveDue: '2026-03-19' });
    const { json } = await desk.get('secretary-irkutsk', `/families/${idOf('before')}/deadlines`);
    const kept = (json['items'] as readonly Json[]).find((item) => item['rule'] === 'DL-10');
    expect(kept).toMatchObject({ profileVersion: 1, effectiveDue: '2026-03-19' });
    expect((await desk.get('ministry', '/profiles/IRKUTSK?version=1')).json).toMatchObject({ profileVersion: 1 });
    expect((await desk.get('ministry', '/profiles/IRKUTSK')).json).toMatchObject({
      profileVersion: 2,
      validFrom: '2026-03-11',
    });
  });

  it('lays a district over its region: what it says wins, unless it says nothing', async () => {
    const own = { rule: 'DL-06', status: 'TERM', clause: '2.1', term: { unit: 'working_day', value: 2 } };
    const overlay = {
      profileId: 'MARIEL-TOWN',
      profileVersion: 1,
      title: 'Порядок города',
      document: 'Постановление (вымышленное)',
      territorialLevel: 'CITY',
      extends: 'MARIEL',
      deadlines: { surveyOrdered: own, listReconciled: 'NOT_REGULATED' },
    };
    const unknown = await desk.send('ministry', publish('MARIEL-TOWN'), { ...overlay, extends: 'NOWHERE' });
    expect(unknown.json).toMatchObject({ code: 'PROFILE_INVALID', errors: [{ path: 'extends' }] });
    const broken = { ...overlay, deadlines: { surveyOrdered: { ...own, term: { unit: 'fortnight' } } } };
    expect((await desk.send('ministry', publish('MARIEL-TOWN'), broken)).json).toMatchObject({
      code: 'PROFILE_INVALID',
      errors: [{ path: 'deadlines.surveyOrdered.term.unit' }],
    });
    expect((await desk.send('ministry', publish('MARIEL-TOWN'), overlay)).status).toBe(201);
    const { json } = await desk.get('ministry', '/profiles/MARIEL-TOWN');
    const { surveyOrdered, listReconciled, ...rest } = json['deadlines'] as Json;
    expect([json['territorialLevel'], surveyOrdered, listReconciled]).toEqual([
      'CITY',
      own,
      rule('MARIEL', 'listReconciled'),
    ]);
    const { surveyOrdered: _ordered, listReconciled: _listed, ...region } = deadlines('MARIEL', {});
    expect(rest).toEqual(region);
  });
});

describe('publishing a calendar', () => {
  const year = {
    occurredOn: '2026-03-11',
    daysOff: ['2028-01-03'],
    workingWeekends: [],
    source: 'Учебный',
    verified: false,
  };
  const path = '/calendars/2028/commands/publish-calendar';

  it('refuses days that are not of the year or change nothing', async () => {
    const body = { ...year, daysOff: ['2028-01-03', '2028-01-01', '2027-12-31'], workingWeekends: ['2028-01-03'] };
    const { json } = await desk.send('ministry', path, body);
    expect(json).toMatchObject({
      status: 422,
      code: 'CALENDAR_INVALID',
      errors: [{ path: 'daysOff[1]' }, { path: 'daysOff[2]' }, { path: 'workingWeekends[0]' }],
    });
  });

  it('lets terms of that year be reckoned', async () => {
    desk.moveTo('2027-12-28T03:00:00.000Z');
    expect(await recognise('unknown year', '2027-12-28')).toMatchObject({
      status: 'CALENDAR_MISSING',
      missingYear: 2028,
    });
    const sent = await desk.send('ministry', path, year);
    expect(sent.json).toMatchObject({ calendarId: 'RU-PRODUCTION-2028' });
    const { json } = await desk.get('secretary-irkutsk', `/families/${idOf('unknown year')}/deadlines`);
    expect((json['items'] as readonly Json[]).find((item) => item['rule'] === 'DL-10')).toMatchObject({
      status: 'RUNNING',
      effectiveDue: expect.stringMatching(/^2028-01/) as string,
    });
  });
});

describe('registries of agencies and officers', () => {
  it('take staff development, volunteers and participation (C47)', async () => {
    const on = { occurredOn: '2026-03-11' };
    const told = [
      await desk.send('operator-irkutsk', '/officers/off-specialist-irkutsk/commands/record-staff-development', {
        ...on,
        kind: 'SD-02',
        title: 'Курсы',
        hours: 72,
      }),
      await desk.send('operator-irkutsk', '/agencies/soc-irkutsk/commands/engage-volunteer', {
        ...on,
        count: 3,
        trained: true,
      }),
      await desk.send('ministry', '/agencies/school-irkutsk/commands/set-agency-participation', {
        ...on,
        kind: 'OK-02',
        participates: true,
      }),
    ];
    expect(told.map(({ json }) => [json['officerId'] ?? json['agencyId'], json['revision']])).toEqual([
      ['off-specialist-irkutsk', 0],
      ['soc-irkutsk', 0],
      ['school-irkutsk', 0],
    ]);
  });

  it('are refused for another territory, and for what means nothing', async () => {
    const body = { occurredOn: '2026-03-11', count: 3, trained: true };
    const path = '/agencies/soc-irkutsk/commands/engage-volunteer';
    const told = [
      await desk.send('operator-mariel', path, body),
      await desk.send('operator-irkutsk', '/agencies/nobody/commands/engage-volunteer', body),
      await desk.send('operator-irkutsk', path, { ...body, volunteerId: idOf('V') }),
      await desk.send('operator-irkutsk', path, { ...body, until: '2026-03-01' }),
      await desk.send('secretary-irkutsk', path, body),
    ];
    expect(told.map(({ status, json }) => [status, json['code']])).toEqual([
      [404, 'AGENCY_NOT_FOUND'],
      [404, 'AGENCY_NOT_FOUND'],
      [400, 'VALIDATION_FAILED'],
      [400, 'VALIDATION_FAILED'],
      [403, 'FORBIDDEN_ROLE'],
    ]);
  });
});
