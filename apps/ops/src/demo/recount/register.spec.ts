import { movement, staysOfFamily, staysOfMinors } from './register';

const spell = (subject: string, from: string, to: string | null) => ({ subject, from, to });

describe('the recount of a story', () => {
  it('keeps a family on the register until its last subject leaves', () => {
    const spells = [spell('FAMILY', '2025-01-10', '2025-04-10'), spell('child', '2025-01-10', '2025-06-01')];
    expect(staysOfFamily({ spells })).toEqual([{ from: '2025-01-10', to: '2025-06-01', repeated: false }]);
    expect(staysOfMinors({ spells })).toEqual([{ from: '2025-01-10', to: '2025-06-01', repeated: false }]);
  });

  it('counts a family that left and came back as a second, repeated stay', () => {
    const spells = [spell('FAMILY', '2025-01-10', '2025-04-10'), spell('FAMILY', '2025-07-01', null)];
    expect(staysOfFamily({ spells })).toEqual([
      { from: '2025-01-10', to: '2025-04-10', repeated: false },
      { from: '2025-07-01', to: null, repeated: true },
    ]);
  });

  it('has nobody at the end of the day of leaving, and whoever left on the first day in the opening stock', () => {
    const stays = [{ from: '2025-01-01', to: '2025-04-01', repeated: false }];
    expect(movement(stays, '2025-Q1')).toEqual({ opening: 0, in: 1, inRepeated: 0, out: 0, closing: 1 });
    expect(movement(stays, '2025-Q2')).toEqual({ opening: 1, in: 0, inRepeated: 0, out: 1, closing: 0 });
    expect(movement([{ from: '2025-01-01', to: '2025-03-31', repeated: false }], '2025-Q1').closing).toBe(0);
  });
});
