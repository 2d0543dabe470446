import type { Fact } from '@kurator/kernel';
import { accepted } from './answer';

const fact = (violations: readonly object[]): Fact =>
  ({ eventId: 'e-1', type: 'reported', episode: 1, revision: 4, position: '9', violations }) as unknown as Fact;

it('answers the same bytes in whatever order the members of a violation come back from the log', () => {
  const decided = accepted({ familyId: 'f-1' }, [fact([{ guard: 'NO_SURVEY', clause: '4.6', text: 'нет акта' }])]);
  const read = accepted({ familyId: 'f-1' }, [fact([{ clause: '4.6', guard: 'NO_SURVEY', text: 'нет акта' }])]);
  expect(read).toEqual(decided);
  expect(decided).toEqual({
    status: 201,
    etag: '4',
    body: expect.stringContaining('"violations":[{"guard":"NO_SURVEY","clause":"4.6","text":"нет акта"}]}') as string,
  });
});
