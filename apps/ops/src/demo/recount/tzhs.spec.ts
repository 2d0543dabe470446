import type { Body, Decision } from '../story/types';
import { accompaniedAtEnd, accompanimentIn, levelsAtEnd } from './accompaniment';
import { bankAtEnd, isHidden, tzhsAtEnd } from './tzhs';

const sent = (command: string, occurredOn: string, data: Body = {}, refused?: string): Decision => ({
  commandId: `${command}/${occurredOn}`,
  familyId: 'family',
  command,
  data: { occurredOn, ...data },
  onBehalfOf: 'officer',
  municipality: '60641000',
  sentOn: occurredOn,
  events: 1,
  ...(refused === undefined ? {} : { refused }),
});
const applied = [sent('report', '2025-01-10', { track: 'TZHS' }), sent('register-application', '2025-01-11')];
const started = [
  ...applied,
  sent('assign-curator', '2025-01-20', { curator: { agencyId: 'shelter', officerId: 'first' } }),
  sent('include-in-bank', '2025-02-01', {}, 'CONSENT_MISSING'),
  sent('include-in-bank', '2025-02-03'),
  sent('start-accompaniment', '2025-02-10', { level: 'BASE' }),
];
const escalated = [...started, sent('report', '2025-03-03', { track: 'SOP' })];

describe('the recount of the TZhS track', () => {
  it.each([
    ['TZHS_APPLIED', applied],
    ['TZHS_ACCOMPANIED', started],
    [null, escalated],
    ['TZHS_ACCOMPANIED', [...escalated, sent('close-unconfirmed', '2025-03-20')]],
    ['TZHS_REJECTED', [...applied, sent('reject-programme', '2025-03-01', { final: true })]],
    ['TZHS_APPLIED', [...applied, sent('reject-programme', '2025-03-01', { final: false })]],
    [null, [sent('report', '2025-01-10', { track: 'SOP' }), sent('approve-programme', '2025-03-01')]],
  ])('ends in %s', (state, decisions) => {
    expect(tzhsAtEnd({ decisions })).toBe(state);
  });

  it('leaves a refused inclusion out and follows the record to its end', () => {
    expect(bankAtEnd({ decisions: started.slice(0, 4) })).toBe('BANK_ABSENT');
    expect(bankAtEnd({ decisions: started })).toBe('BANK_INCLUDED');
    const blocked = [...started, sent('withdraw-consent', '2025-04-01')];
    expect(bankAtEnd({ decisions: blocked })).toBe('BANK_BLOCKED');
    expect([started, blocked].map((decisions) => isHidden({ decisions }))).toEqual([false, true]);
    const again = [...blocked, sent('register-application', '2025-09-01')];
    expect(isHidden({ decisions: again })).toBe(false);
    expect(bankAtEnd({ decisions: [...blocked, sent('exclude-from-bank', '2025-04-20')] })).toBe('BANK_EXCLUDED');
  });
});

describe('the recount of accompaniment', () => {
  const story = (decisions: readonly Decision[]) => ({ decisions }) as Parameters<typeof levelsAtEnd>[0][number];
  const moved = [...started, sent('change-level', '2025-05-05', { to: 'CRISIS' })];

  it('knows the level and the curator of the end', () => {
    expect(accompaniedAtEnd({ decisions: moved })).toEqual({ level: 'CRISIS', curator: 'first' });
    const next = sent('replace-curator', '2025-06-06', { new: { officerId: 'second' } });
    expect(accompaniedAtEnd({ decisions: [...moved, next] })?.curator).toBe('second');
    expect(levelsAtEnd([story(moved), story(started), story(applied)])).toEqual({ CRISIS: 1, BASE: 1 });
  });

  it('counts both ends of a quarter and what moved between them', () => {
    const over = [...moved, sent('end-accompaniment', '2025-06-30')];
    expect(accompanimentIn([story(over), story(moved)], '2025-Q1')).toEqual({ opening: 0, in: 2, out: 0, closing: 2 });
    expect(accompanimentIn([story(over), story(moved)], '2025-Q2')).toEqual({ opening: 2, in: 0, out: 1, closing: 1 });
  });
});
