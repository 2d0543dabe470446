import { planOf } from './sum-plan';

const days = (from: string, to: string): string[] => {
  const all: string[] = [];
  for (let time = Date.parse(from); time <= Date.parse(to); time += 86_400_000)
    all.push(new Date(time).toISOString().slice(0, 10));
  return all;
};
/** How often the plan counts a day: by its month, and by each span of days. */
function times(day: string, after: string | null, upTo: string): number {
  const { months, days: spans } = planOf(after, upTo);
  const inMonths = months !== null && day.slice(0, 7) >= (months.from ?? '') && day.slice(0, 7) < months.before;
  return Number(inMonths) + spans.filter((span) => day > span.after && day <= span.upTo).length;
}

describe('the plan of a sum', () => {
  const calendar = days('2023-11-20', '2024-04-10');
  const edges = ['2023-12-01', '2023-12-31', '2024-01-01', '2024-01-15', '2024-02-28', '2024-02-29', '2024-03-31'];

  it.each([null, ...edges])('counts every day of the span after %s once and no other', (after) => {
    for (const upTo of edges)
      for (const day of calendar)
        expect([day, upTo, times(day, after, upTo)]).toEqual([
          day,
          upTo,
          Number((after === null || day > after) && day <= upTo),
        ]);
  });

  it('reads whole months where it can', () => {
    expect(planOf('2016-05-10', '2026-03-31')).toEqual({
      months: { from: '2016-06', before: '2026-03' },
      days: [
        { after: '2016-05-10', upTo: '2016-05-31' },
        { after: '2026-03-00', upTo: '2026-03-31' },
      ],
    });
  });
});
