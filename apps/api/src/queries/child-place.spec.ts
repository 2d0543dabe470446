import type { Viewer } from '@kurator/access';
import { emergenciesOf, placeHidden } from './child-place';

const viewer = (role: Viewer['roles'][number], inspectionCase?: string): Viewer => ({
  userId: 'u',
  roles: [role],
  municipalities: '*',
  ...(inspectionCase === undefined ? {} : { inspectionCase }),
});
const data = {
  childId: 'c',
  placeName: 'Учебный центр',
  replacement: { list: [{ placeName: 'Учебный центр', kept: 1 }] },
};
const state = {
  emergencies: [
    {
      emergencyId: 'e',
      openedOn: '2026-03-02',
      ...{ threatened: true, found: false, visit: 'CONFIRMED', noThreat: false, claimed: false, decided: false },
      inAct: ['c'],
      children: {
        c: { personId: 'c', state: 'PLACED', since: '2026-03-02', placement: 'PL-03', placeName: 'Учебный центр' },
      },
    },
  ],
} as unknown as Parameters<typeof emergenciesOf>[0];

describe('the place of a removed child (spec 9.4 (c))', () => {
  it.each<readonly [Viewer['roles'][number], string | undefined, boolean]>([
    ['GUARDIANSHIP_OFFICER', undefined, true],
    ['INSPECTOR', 'П-1', true],
    ['INSPECTOR', undefined, false],
    ['COMMISSION_SECRETARY', 'П-1', false],
    ['POLICE_OFFICER', undefined, false],
    ['AGENCY_OFFICER', undefined, false],
    ['MINISTRY_OPERATOR', undefined, false],
  ])('is told to %s with case %s: %s', (role, inspectionCase, told) => {
    const seen = placeHidden(data, viewer(role, inspectionCase));
    const card = emergenciesOf(state, viewer(role, inspectionCase));
    expect(JSON.stringify([seen, card]).includes('Учебный центр')).toBe(told);
    expect(JSON.stringify([seen, card]).includes('placeName')).toBe(told);
    expect(seen.replacement.list[0]?.kept).toBe(1);
    expect(card).toMatchObject([{ state: 'EM_PLACED', children: [{ personId: 'c', placement: 'PL-03' }] }]);
  });
});
