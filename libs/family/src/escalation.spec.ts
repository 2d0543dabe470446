import { resolutionOn } from './shared/examples';
import { currentEpisode } from './state';
import { sent, under } from './testing';
import { applied, assessed, inBank, known, signs, OKTYABRSKY, after } from './testing/tzhs-story';

describe('escalation (spec 3.2)', () => {
  it('opens the SOP track in the same episode', () => {
    const events = under(OKTYABRSKY, ...inBank)
      .when(signs('2026-05-05'))
      .then('journal-entry-registered', 'reported', 'report-linked', [
        'track-changed',
        { from: 'TZHS', to: 'SOP', reason: 'SOP_SIGNS' },
      ]);
    expect(events.map((e) => e.episode)).toEqual([1, 1, 1, 1]);
    const state = after([...inBank, signs('2026-05-05')]);
    expect(currentEpisode(state)).toMatchObject({
      track: 'SOP',
      main: 'REPORTED',
      tzhs: { behind: 'TZHS_ACCOMPANIED' },
      level: { code: 'BASE' },
    });
  });

  it('changes no track by a repeat message of the same kind', () => {
    under(OKTYABRSKY, ...inBank)
      .when(sent('report', { ...known, track: 'TZHS' }, '2026-05-05'))
      .then('journal-entry-registered', 'reported', 'report-linked');
    under(OKTYABRSKY, ...inBank, signs('2026-05-05'))
      .when(signs('2026-05-06'))
      .then('journal-entry-registered', 'reported', 'report-linked');
  });

  it.each([
    ['case-closed-unconfirmed', sent('close-unconfirmed', {}, '2026-05-12')],
    [
      'recognition-declined',
      sent('decline-recognition', { resolution: resolutionOn('9/9', '2026-05-12') }, '2026-05-12'),
    ],
  ])('gives way to the TZhS track again by %s', (type, closing) => {
    const escalated = [...inBank, signs('2026-05-05')];
    const answer = under(OKTYABRSKY, ...escalated).when(closing);
    const adopted = type === 'recognition-declined' ? ['resolution-adopted'] : [];
    answer.then(...adopted, type, ['track-changed', { from: 'SOP', to: 'TZHS', reason: 'SOP_NOT_CONFIRMED' }]);
    expect(currentEpisode(after([...escalated, closing]))).toMatchObject({
      track: 'TZHS',
      main: 'TZHS_ACCOMPANIED',
      tzhs: { behind: null },
    });
  });

  it('lets the TZhS track go on behind it', () => {
    const state = after([...inBank, signs('2026-05-05'), sent('end-accompaniment', {}, '2026-05-06')]);
    expect(currentEpisode(state)).toMatchObject({ main: 'REPORTED', tzhs: { behind: 'TZHS_ENDED' } });
  });

  it('registers in the same episode, reported or not', () => {
    const recognised = sent('recognise-sop', { resolution: resolutionOn('9/9', '2026-05-12') }, '2026-05-12');
    for (const before of [inBank, [...inBank, signs('2026-05-05')]])
      expect(currentEpisode(after([...before, recognised]))).toMatchObject({
        number: 1,
        track: 'SOP',
        main: 'REGISTERED',
        tzhs: { behind: 'TZHS_ACCOMPANIED' },
      });
  });
});

describe('signs of a socially dangerous position (6.21b)', () => {
  const found = [...applied, sent('determine-need', { circumstances: ['CI-01', 'CI-03'] })];

  it('ask for a report until it is made', () => {
    expect(currentEpisode(after(assessed))?.tzhs.sopSigns).toBe(false);
    expect(currentEpisode(after(found))?.tzhs.sopSigns).toBe(true);
    expect(currentEpisode(after([...found, signs('2026-02-16')]))?.tzhs.sopSigns).toBe(false);
  });
});
