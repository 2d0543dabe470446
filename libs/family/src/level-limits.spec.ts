import { familyAt } from './history';
import { currentEpisode } from './state';
import { FAMILY, played, registered, sent, world, type ProfileName, type Sent } from './testing';

const levelAfter = (profile: ProfileName, ...commands: readonly Sent[]) =>
  currentEpisode(familyAt(FAMILY, played([...registered, ...commands], { profile }), world))?.level;
const start = (level: string, on = '2026-03-02') => sent('start-accompaniment', { level }, on);

describe("a level's longest term", () => {
  it.each([
    ['EMERGENCY', '2026-06-02'],
    ['CRISIS', '2026-09-02'],
    ['ADAPTATION', '2027-03-02'],
    ['BASE', '2027-03-02'],
  ])('IRKUTSK 9: %s since 2026-03-02 until %s, without rolling', (level, limit) => {
    expect(levelAfter('IRKUTSK', start(level))).toMatchObject({ code: level, since: '2026-03-02', limit });
  });

  it.each(['OKTYABRSKY', 'MARIEL', 'KOCHKI', 'BORODINO'] as const)(
    '%s sets none (CG-21: examples bind nobody)',
    (profile) => {
      expect(levelAfter(profile, start('EMERGENCY'))?.limit).toBeNull();
    },
  );

  it('is an example in OKTYABRSKY 5.4, which a review moves without making it bind', () => {
    expect(levelAfter('OKTYABRSKY', start('EMERGENCY'))).toMatchObject({ limit: null, example: '2026-06-02' });
    expect(levelAfter('OKTYABRSKY', start('EMERGENCY'), sent('review-level-term'))).toMatchObject({
      limit: null,
      example: '2026-08-31',
    });
    expect(levelAfter('IRKUTSK', start('EMERGENCY'))?.example).toBeNull();
  });

  it('begins anew with another level', () => {
    const changed = sent('change-level', { to: 'CRISIS' }, '2026-05-31');
    expect(levelAfter('IRKUTSK', start('EMERGENCY'), changed)).toMatchObject({
      code: 'CRISIS',
      since: '2026-05-31',
      limit: '2026-11-30',
      institutionId: 'soc-1',
    });
  });

  it('is moved by a review that keeps the level (CG-20)', () => {
    expect(levelAfter('IRKUTSK', start('EMERGENCY'), sent('review-level-term'))).toMatchObject({
      since: '2026-03-02',
      limit: '2026-08-31',
      plannedEnd: '2026-08-31',
    });
    expect(
      levelAfter(
        'IRKUTSK',
        start('EMERGENCY'),
        sent('review-level-term', { decision: 'END', newPlannedEnd: undefined }),
      )?.limit,
    ).toBe('2026-06-02');
  });

  it('ends with the accompaniment', () => {
    expect(levelAfter('IRKUTSK', start('EMERGENCY'), sent('end-accompaniment', {}, '2026-04-01'))).toBeNull();
  });
});
