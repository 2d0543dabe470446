import { makeRegulation } from './make-regulation';
import { builtInProfiles } from './profile/built-in';
import type { Municipality, Profile } from './types';

const kochki = builtInProfiles.find((p) => p.profileId === 'KOCHKI') as Profile;
const second: Profile = { ...kochki, profileVersion: 2, validFrom: '2026-07-01' };
const always: Profile = { ...kochki, profileId: 'OLD', validFrom: null };
const municipality: Municipality = {
  oktmo: '50617000',
  name: 'Район',
  timeZone: 'Asia/Novosibirsk',
  commissionId: 'kdn-1',
  profiles: [
    { profileId: 'KOCHKI', from: '2021-01-01' },
    { profileId: 'OLD', from: '2010-01-01' },
  ],
};
const regulation = makeRegulation({
  profiles: [second, kochki, always],
  calendars: [],
  municipalities: [municipality],
  agencies: [{ agencyId: 'kdn-1', kind: 'AG-01', name: 'КДН', municipality: '50617000', bankKeeper: false }],
  officers: [],
});
const chosen = (on: string) => {
  const profile = regulation.profileOf('50617000', on);
  return profile && `${profile.profileId} ${profile.profileVersion}`;
};

describe('makeRegulation', () => {
  it.each([
    ['2009-12-31', null],
    ['2010-01-01', 'OLD 1'],
    ['2020-12-31', 'OLD 1'],
    ['2021-01-01', 'KOCHKI 1'],
    ['2026-06-30', 'KOCHKI 1'],
    ['2026-07-01', 'KOCHKI 2'],
  ])('on %s the municipality is governed by %s', (on, expected) => {
    expect(chosen(on)).toBe(expected);
  });

  it('answers null for what it does not know', () => {
    expect(regulation.profileOf('00000000', '2026-01-01')).toBeNull();
    expect(regulation.profile('KOCHKI', 3)).toBeNull();
    expect(regulation.profile('KOCHKI', 2)?.validFrom).toBe('2026-07-01');
    expect(regulation.agency('kdn-1')?.kind).toBe('AG-01');
    expect(regulation.agency('kdn-2')).toBeNull();
    expect(regulation.officer('off-1')).toBeNull();
    expect(regulation.municipality('50617000')?.commissionId).toBe('kdn-1');
  });

  it('has no version of a regulation before the regulation itself', () => {
    const early = makeRegulation({
      profiles: [kochki],
      calendars: [],
      municipalities: [{ ...municipality, profiles: [{ profileId: 'KOCHKI', from: '2010-01-01' }] }],
      agencies: [],
      officers: [],
    });
    expect(early.profileOf('50617000', '2020-10-20')).toBeNull();
    expect(early.profileOf('50617000', '2020-10-21')?.profileId).toBe('KOCHKI');
  });

  it('lets a calendar that nobody loaded say so only when it is asked', () => {
    const calendar = regulation.calendar('RU-PRODUCTION');
    expect(calendar.years()).toEqual([]);
    expect(() => calendar.isWorking('2026-01-12')).toThrow('RU-PRODUCTION has no year 2026');
  });
});
