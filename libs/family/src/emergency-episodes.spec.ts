import { emergencyEpisodes } from './emergency-episodes';
import { familyView } from './history';
import { FAMILY, given, TOWNS, world, type Sent } from './testing';
import { act, at, family, OTHER, removed, SISTER, threat, visit } from './testing/emergencies';

const report = at('report-emergency-to-commission', '18:00');
const inTime: readonly Sent[] = [
  ...[family, threat, visit, act, removed],
  at('remove-child', '12:10', { childId: SISTER }),
  ...[at('notify-prosecutor', '13:00'), at('enter-orphan-registry', '14:00')],
  at('enter-orphan-registry', '14:10', { childId: SISTER }),
  ...[at('file-court-claim', '15:00'), report],
];
const episodes = (commands: readonly Sent[], on: string) =>
  emergencyEpisodes(familyView(FAMILY, given(...commands).stream, world), on);

describe('a chain of MARIEL 7 in the figures (ST-59)', () => {
  it('counts its removals, and whether every term was kept', () => {
    expect(episodes(inTime, '2026-04-01')).toEqual([
      {
        emergencyId: threat.body['emergencyId'],
        openedOn: '2026-03-02',
        municipality: TOWNS.MARIEL,
        stage: 'EM_CLAIM_FILED',
        removals: 2,
        allTermsMet: true,
      },
    ]);
  });
  it('is undecided while a term runs, and broken when one has passed', () => {
    const unreported = inTime.filter((command) => command !== report);
    expect(episodes(unreported, '2026-03-02')).toMatchObject([{ allTermsMet: null }]);
    expect(episodes(unreported, '2026-03-05')).toMatchObject([{ allTermsMet: null }]);
    expect(episodes(unreported, '2026-03-06')).toMatchObject([{ allTermsMet: false }]);
  });
  it('knows only what had happened by the day, and keeps chains apart', () => {
    expect(episodes(inTime, '2026-03-01')).toEqual([]);
    const second = at('report-threat', '09:00', { emergencyId: OTHER }, '2026-04-01');
    expect(episodes([...inTime, second], '2026-04-02')).toMatchObject([
      { removals: 2, allTermsMet: true },
      { emergencyId: OTHER, removals: 0, allTermsMet: false, stage: 'EM_THREAT_REPORTED' },
    ]);
  });
});
