import { daysOf, lastQuarters, moved, quarterOf, quarterText } from './quarters';

it('counts quarters over a year end', () => {
  expect([moved('2026-Q1', -1), moved('2025-Q4', 1), moved('2026-Q3', -4)]).toEqual(['2025-Q4', '2026-Q1', '2025-Q3']);
  expect(lastQuarters('2026-Q2', 3)).toEqual(['2025-Q4', '2026-Q1', '2026-Q2']);
});
it('knows the days of a quarter, and the quarter of a day', () => {
  expect(daysOf('2024-Q1')).toEqual({ from: '2024-01-01', to: '2024-03-31' });
  expect(daysOf('2026-Q4')).toEqual({ from: '2026-10-01', to: '2026-12-31' });
  expect(['2026-03-31', '2026-04-01', '2026-12-31'].map(quarterOf)).toEqual(['2026-Q1', '2026-Q2', '2026-Q4']);
});
it('writes a quarter as papers do', () => expect(quarterText('2026-Q3', true)).toBe('III квартал 2026'));
