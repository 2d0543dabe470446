import { EventRefused, LogUnavailable, RevisionConflict, StorageFull, type Appended, type EventLog } from './port';
import { toldAppends, type AppendTold } from './told-appends';

const STORED: Appended = { revision: 0, position: '1', positions: ['1'], repeated: false };

/** A log whose only append ends as it is told to. */
function ending(append: () => Promise<Appended>) {
  const told: AppendTold[] = [];
  let now = 10;
  const log = toldAppends(
    { append } as unknown as EventLog,
    () => (now += 5),
    (one) => told.push(one),
  );
  return { told, appending: () => log.append('family-1', 'no-stream', []) };
}

it('tells how long an append took and where it lies', async () => {
  const { told, appending } = ending(() => Promise.resolve(STORED));
  expect(await appending()).toBe(STORED);
  expect(told).toEqual([{ stream: 'family-1', events: [], outcome: 'OK', appended: STORED, ms: 5 }]);
});
it('tells a repeated append apart', async () => {
  const { told, appending } = ending(() => Promise.resolve({ ...STORED, repeated: true }));
  await appending();
  expect(told.map(({ outcome }) => outcome)).toEqual(['REPEATED']);
});
it.each([
  ['CONFLICT', new RevisionConflict('family-1', 0, 1)],
  ['REFUSED', new EventRefused('EMPTY', 'nothing')],
  ['FULL', new StorageFull('full')],
  ['UNAVAILABLE', new LogUnavailable('away')],
  ['FAILED', new Error('anything else')],
])('tells %s and hands the error on', async (outcome, error) => {
  const { told, appending } = ending(() => Promise.reject(error));
  await expect(appending()).rejects.toBe(error);
  expect(told).toMatchObject([{ outcome, appended: null }]);
});
