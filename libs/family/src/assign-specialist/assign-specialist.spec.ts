import { PROFILE_NAMES, registered, sent, under } from '../testing';

const IRKUTSK = { profile: 'IRKUTSK' } as const;
const accompanied = [...registered, sent('start-accompaniment')];

describe('assign-specialist', () => {
  it('stores the specialist, the second time with the one before', () => {
    under(IRKUTSK, ...registered)
      .when(sent('assign-specialist'))
      .then(['responsible-specialist-assigned', { specialistId: 'off-7', institutionId: 'soc-1' }]);
    const [event] = under(IRKUTSK, ...registered, sent('assign-specialist'))
      .when(sent('assign-specialist', { specialistId: 'off-3' }, '2026-04-01'))
      .then('responsible-specialist-assigned');
    expect(event?.data).toEqual({ specialistId: 'off-3', institutionId: 'soc-1', previousId: 'off-7' });
  });

  it('refuses who is unknown, or was not in office that day', () => {
    const story = under(IRKUTSK, ...registered);
    story.when(sent('assign-specialist', { specialistId: 'off-99' })).thenRejected('OFFICER_UNKNOWN', 'specialistId');
    story.when(sent('assign-specialist', { institutionId: 'soc-9' })).thenRejected('AGENCY_UNKNOWN', 'institutionId');
    const left = (on: string) =>
      story.when(sent('assign-specialist', { specialistId: 'off-9', institutionId: 'soc-2' }, on));
    left('2026-03-01').then('responsible-specialist-assigned');
    left('2026-03-02').thenRejected('OFFICER_UNKNOWN', 'specialistId');
  });

  it.each([
    ['IRKUTSK', '37'],
    ['OKTYABRSKY', '6.5'],
    ['MARIEL', null],
  ] as const)('%s: an emergency family weighs 4 of 24 (5.3)', (profile, clause) => {
    const at = (load: number) =>
      under({ profile }, ...accompanied).when(sent('assign-specialist'), { workload: { load, capacity: 24 } });
    at(20).thenViolates();
    at(21).thenViolates(...(clause === null ? [] : [['OVERLOADED', clause] as const]));
  });

  it.each(PROFILE_NAMES)('%s: a family without a level adds no load', (profile) => {
    under({ profile }, ...registered)
      .when(sent('assign-specialist'), { workload: { load: 99, capacity: 24 } })
      .thenViolates();
  });
});
