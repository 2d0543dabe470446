import type { FamilyStory } from '../story/types';
import { casesIn, commandsIn, patronageIn, reportsIn } from './quality';

const sent = (command: string, occurredOn: string, data = {}) => ({
  ...{ command, familyId: 'family', data: { occurredOn, ...data } },
});
const story = (decisions: readonly object[], from: string, to: string | null) =>
  ({ decisions, spells: [{ subject: 'FAMILY', from, to }] }) as unknown as FamilyStory;
const visit = (on: string) => sent('record-patronage-visit', on);

describe('the recount of quality', () => {
  it('takes a month with fifteen days on the register, and a visit in it once', () => {
    const visited = [visit('2025-02-10'), visit('2025-02-20'), visit('2025-05-02')];
    // February and March in full; of January 14 days, of April 15, of May none.
    const one = story(visited, '2025-01-18', '2025-04-16');
    expect(patronageIn([one], 2025)).toEqual({ familyMonths: 3, withVisit: 1 });
    expect(patronageIn([story([], '2025-01-17', '2025-04-15')], 2025)).toEqual({ familyMonths: 3, withVisit: 0 });
    expect(commandsIn([one], 'record-patronage-visit', 2025)).toBe(3);
  });

  it('takes an accompaniment once in a year, and the next one of the family again', () => {
    const moved = [
      sent('start-accompaniment', '2025-01-01'),
      sent('change-level', '2025-02-01'),
      sent('change-level', '2025-03-01'),
      sent('start-accompaniment', '2025-09-01'),
      sent('change-level', '2025-10-01'),
      sent('change-level', '2026-01-01'),
    ];
    const one = story(moved, '2025-01-01', null);
    expect([2024, 2025, 2026].map((year) => casesIn([one], 'change-level', year))).toEqual([0, 2, 1]);
  });

  it("takes the reports of a journal's holder", () => {
    const reports = ['a', 'b', 'a'].map((holder) => sent('report', '2025-01-01', { detectedByAgencyId: holder }));
    expect(reportsIn([story(reports, '2025-01-01', null)], 'a', 2025)).toBe(2);
  });
});
