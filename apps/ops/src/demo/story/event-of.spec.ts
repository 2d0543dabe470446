import { eventOf, filled, waitsFor } from './event-of';

describe("places of the register's answers", () => {
  const body = {
    on: '2025-01-01',
    list: [eventOf('a', 'reported')],
    basis: { event: eventOf('b', 'surveyed'), n: null },
  };

  it('are found however deep they stand', () => {
    expect(waitsFor(body)).toEqual(['a', 'b']);
    expect(waitsFor({ n: 1, text: '$event' })).toEqual([]);
  });

  it('are filled in, and everything else stays as it is', () => {
    expect(filled(body, ({ $event, type }) => `${$event}/${type}`)).toEqual({
      on: '2025-01-01',
      list: ['a/reported'],
      basis: { event: 'b/surveyed', n: null },
    });
  });
});
