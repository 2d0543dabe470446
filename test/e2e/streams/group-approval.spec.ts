import { idOf } from '../../support/ids';
import { PLACES } from '../../support/places';
import * as b from '../../acceptance/builders';
import { openDesk, type Desk, type Json } from './desk';

const at = PLACES.irkutsk;
const programmeId = idOf('programme of the group');
const group = { approvedBy: 'INSTITUTION_WORKING_GROUP', protocolNo: '4' };
const approval = (on: string, by: Json) => ({
  ...{ occurredOn: on, programmeId, termFrom: on, termTo: '2026-08-17', controlDates: [], copiesToFamily: 1 },
  ...by,
});
const draft = {
  ...{ occurredOn: '2026-02-12', programmeId, goal: 'Занятость родителей', tasks: ['Трудоустройство'] },
  measures: [
    {
      ...{ measureId: idOf('measure of the school'), helpKind: 'HK-05', title: 'Занятия', content: 'Еженедельно' },
      ...{ executorAgencyId: 'school-irkutsk', dueOn: '2026-05-29', addressee: { kind: 'FAMILY' } },
    },
  ],
};

let desk: Desk;
const send = async (as: string, command: string, body: Json) =>
  desk.send(as, `/families/${idOf('family of the group')}/commands/${command}`, body);
const sent = async (as: string, command: string, body: Json) => {
  const told = await send(as, command, body);
  if (told.status !== 201) throw new Error(`${command}: ${told.text}`);
  return told;
};
const revision = async () =>
  (await desk.get('secretary-irkutsk', `/families/${idOf('family of the group')}`)).json['revision'];
const organisations = async (year: number) => {
  const { json } = await desk.get('secretary-irkutsk', `/statistics/indicators?year=${year}&unit=${at.oktmo}`);
  const tables = json['tables'] as { table: number; rows: { indicator: string; values: number[] }[] }[];
  const rows = tables.find(({ table }) => table === 2)?.rows ?? [];
  return Object.fromEntries(rows.map(({ indicator, values }) => [indicator, values]));
};

beforeAll(async () => {
  desk = await openDesk('2026-03-02T06:00:00.000Z', { usersAt: [at] });
  await sent('operator-irkutsk', 'report', {
    ...{ occurredOn: '2026-02-02', occurredAt: '2026-02-02T03:00:00.000Z', track: 'TZHS', municipality: at.oktmo },
    ...{ informationSource: 'IS-05', detectedByAgencyId: 'soc-irkutsk', reporterKind: 'CITIZEN', messageForm: 'PHONE' },
    ...{ problem: 'Нет работы', threatToLife: false, addresses: [b.homeIn(at)] },
    persons: [b.parent('REP group'), b.child('MIN group', '2015-02-11')],
  });
  await sent('operator-irkutsk', 'register-application', {
    ...{ occurredOn: '2026-02-03', applicantId: idOf('REP group'), registrationNo: '1' },
    ...{ institutionId: 'soc-irkutsk', requestText: 'Прошу помочь' },
  });
  await sent('operator-irkutsk', 'draft-programme', draft);
  await sent('operator-irkutsk', 'submit-programme', {
    occurredOn: '2026-02-12',
    programmeId,
    toBodyId: 'soc-irkutsk',
  });
}, 60_000);
afterAll(() => desk.close());

describe("a TZhS programme of IRKUTSK and the institution's group (IRKUTSK 23)", () => {
  it('is not approved for the commission by the institution: nothing is stored', async () => {
    const before = await revision();
    const body = approval('2026-02-16', { ...b.decided(at, '1/1', '2026-02-16'), approvedBy: 'COMMISSION' });
    for (const as of ['operator-irkutsk', 'member-irkutsk'])
      expect((await send(as, 'approve-programme', body)).json).toMatchObject({
        status: 422,
        code: 'COMMISSION_DECIDES',
      });
    expect(await revision()).toBe(before);
    expect(await organisations(2026)).toMatchObject({ 'ST-21': [0, 0, 0] });
  });
  it('is approved by the group, whose executor takes part from that day on (ST-21)', async () => {
    const { json } = await sent('member-irkutsk', 'approve-programme', approval('2026-02-17', group));
    expect(json['events']).toMatchObject([{ type: 'IPR-approved' }]);
    expect(await organisations(2026)).toMatchObject({
      'ST-20': [0, 0, 0],
      'ST-21': [0, 0, 1],
      'ST-22': [0, 0, 0],
    });
  });
});

describe('the group elsewhere', () => {
  it('approves no programme of the SOP track, with the clause in Russian', async () => {
    const family = `/families/${idOf('family of the commission')}/commands`;
    const { status, text } = await desk.send('secretary-irkutsk', `${family}/recognise-sop`, {
      ...{ occurredOn: '2026-02-10', ...b.decided(at, '2/1', '2026-02-10'), addresses: [b.homeIn(at)] },
      persons: [b.parent('REP sop'), b.child('MIN sop', '2015-02-11')],
      subjects: [b.familyOn('FG-01')],
      ...b.workWith(at, '2026-02-10'),
    });
    if (status !== 201) throw new Error(text);
    const measures = draft.measures.map((one) => ({ ...one, measureId: idOf('measure of sop') }));
    const more = { programmeId: idOf('programme of sop') };
    await desk.send('operator-irkutsk', `${family}/draft-programme`, { ...draft, ...more, measures });
    const submit = { occurredOn: '2026-02-12', toBodyId: 'kdn-irkutsk', ...more };
    await desk.send('operator-irkutsk', `${family}/submit-programme`, submit);
    const body = { ...approval('2026-02-17', group), ...more };
    for (const as of ['operator-irkutsk', 'secretary-irkutsk']) {
      const { json } = await desk.send(as, `${family}/approve-programme`, body);
      expect(json).toMatchObject({ status: 422, code: 'COMMISSION_APPROVES', path: 'approvedBy' });
      expect(json['detail']).toContain('IRKUTSK (п. 23)');
    }
    const { json } = await desk.get('secretary-irkutsk', `${family.replace('/commands', '')}`);
    expect(json).toMatchObject({ states: { programme: 'PROG_SUBMITTED' } });
  });
});
