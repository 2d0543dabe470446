import type { Fact } from '@kurator/kernel';
import { developed, trained, volunteers } from './registries';

const fact = (type: string, occurredOn: string, data: object): Fact =>
  ({ type, occurredOn, data, municipality: '25604000', revision: 0 }) as unknown as Fact;
const YEAR = { from: '2026-01-01', to: '2026-12-31' };

describe('table 3 of the appendix', () => {
  const course = (officerId: string, on: string, kind = 'SD-02') =>
    fact('staff-development-recorded', on, { officerId, kind });

  it('counts an officer once a year in a kind', () => {
    const officers = [
      ...[course('off-1', '2026-03-01'), course('off-1', '2026-09-01'), course('off-2', '2026-12-31')],
      ...[course('off-3', '2027-01-01'), course('off-4', '2026-05-05', 'SD-03')],
    ];
    expect(developed({ officers, agencies: [] }, ['SD-02'], YEAR)).toBe(2);
    expect(developed({ officers, agencies: [] }, ['SD-03'], YEAR)).toBe(1);
    expect(developed({ officers, agencies: [] }, ['SD-02', 'SD-03'], YEAR)).toBe(3);
  });
  it('counts volunteers who were there on a day of the year', () => {
    const engaged = (on: string, data: object) => fact('volunteer-engaged', on, data);
    const agencies = [
      engaged('2025-10-01', { volunteerId: 'v-1' }),
      engaged('2026-02-01', { volunteerId: 'v-1' }),
      engaged('2025-10-01', { volunteerId: 'v-2', until: '2025-12-31' }),
      engaged('2026-06-01', { count: 5, until: '2026-06-30' }),
      engaged('2027-01-01', { volunteerId: 'v-3' }),
    ];
    expect(volunteers({ officers: [], agencies }, YEAR)).toBe(6);
    const some = [...agencies, engaged('2026-03-01', { volunteerId: 'v-4', trained: true })];
    expect([volunteers, trained].map((count) => count({ officers: [], agencies: some }, YEAR))).toEqual([7, 1]);
  });
});
