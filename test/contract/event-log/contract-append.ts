import { EventRefused, RevisionConflict, type EventLog, type NewEvent } from '@kurator/event-log';
import { anEvent, errorOf, events, type Harness, type Scaled } from './harness';

const ids = async (log: EventLog, stream: string) => ((await log.read(stream)) ?? []).map((event) => event.eventId);
const idOf = (event: NewEvent) => event.eventId;

/** Append 1-9 of the log's contract. */
export function appendContract(harness: () => Harness, of: Scaled): void {
  const log = () => harness().log();

  test('append 1: a new stream starts at revision 0 and every append moves the position on', async () => {
    const first = await log().append('a-1', 'no-stream', events(3));
    const second = await log().append('a-2', 'no-stream', events(1));
    const third = await log().append('a-1', 2, events(2));
    expect([first.revision, second.revision, third.revision]).toEqual([2, 0, 4]);
    const all = [...first.positions, ...second.positions, ...third.positions];
    expect(all).toHaveLength(6);
    for (let i = 1; i < all.length; i++) expect(log().compare(all[i - 1]!, all[i]!)).toBeLessThan(0);
    expect(first.position).toBe(first.positions[2]);
    expect(await log().head()).toBe(third.position);
  });

  test.each([
    ['stale', 0],
    ['future', 7],
    ['no-stream', 'no-stream'],
  ] as const)('append 2: a %s revision is a conflict that names both', async (_name, expected) => {
    await log().append('a-1', 'no-stream', events(3));
    const error = await errorOf(log().append('a-1', expected, events(1)));
    expect(error).toBeInstanceOf(RevisionConflict);
    expect(error).toMatchObject({ stream: 'a-1', expected, actual: 2 });
  });

  test('append 2: a revision of a stream that does not exist is a conflict', async () => {
    const error = await errorOf(log().append('a-1', 0, events(1)));
    expect(error).toMatchObject({ expected: 0, actual: 'no-stream' });
    expect(await log().read('a-1')).toBeNull();
  });

  test('append 3: a batch is stored whole, and an empty one is refused', async () => {
    const batch = events(50);
    await log().append('a-1', 'no-stream', batch);
    expect(await ids(log(), 'a-1')).toEqual(batch.map(idOf));
    expect(await errorOf(log().append('a-1', 49, []))).toMatchObject({ reason: 'EMPTY' });
  });

  test('append 4: of two appends at one revision exactly one wins, 1000 times', async () => {
    await log().append('race', 'no-stream', events(1));
    for (let revision = 0; revision < of(1000); revision++) {
      const two = [anEvent(), anEvent()];
      const outcomes = await Promise.allSettled(two.map((event) => log().append('race', revision, [event])));
      expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(['fulfilled', 'rejected']);
    }
    expect(await ids(log(), 'race')).toHaveLength(of(1000) + 1);
  });

  test('append 5: the same ids at the same place give the first answer, after 10 000 others and a restart', async () => {
    const batch = events(3);
    const first = await log().append('a-1', 'no-stream', batch);
    const second = await log().append('a-1', 2, [anEvent()]);
    await Promise.all(Array.from({ length: of(10_000) }, (_, i) => log().append(`b-${i}`, 'no-stream', [anEvent()])));
    const again = { ...first, repeated: true };
    expect(await log().append('a-1', 'no-stream', batch)).toEqual(again);
    await harness().restart();
    expect(await log().append('a-1', 'no-stream', batch)).toEqual(again);
    expect(await ids(log(), 'a-1')).toHaveLength(4);
    expect(second.repeated).toBe(false);
  });

  test('append 5: the same append twice at once is stored once', async () => {
    const batch = events(2);
    const both = await Promise.all([log().append('a-1', 'no-stream', batch), log().append('a-1', 'no-stream', batch)]);
    expect(both.map((each) => each.repeated)).toEqual([false, true]);
    expect(both[1].positions).toEqual(both[0].positions);
    expect(await ids(log(), 'a-1')).toEqual(batch.map(idOf));
  });

  test('append 7: half old and half new ids are a conflict and nothing is written', async () => {
    const [one, two, three] = events(3) as [NewEvent, NewEvent, NewEvent];
    await log().append('a-1', 'no-stream', [one, two]);
    for (const mixed of [
      [one, three],
      [one, two, three],
      [two, one],
    ])
      expect(await errorOf(log().append('a-1', 'no-stream', mixed))).toBeInstanceOf(RevisionConflict);
    expect(await ids(log(), 'a-1')).toEqual([one.eventId, two.eventId]);
  });

  const big = (bytes: number) => anEvent({ text: 'я'.repeat(bytes / 2) });
  test.each<[string, string, string, () => NewEvent[]]>([
    ['an event over 512 KiB', 'a-1', 'TOO_LARGE', () => [big(524_288)]],
    ['a batch over 1 MiB', 'a-1', 'BATCH_TOO_LARGE', () => [big(400_000), big(400_000), big(400_000)]],
    ['a reserved name', '$all', 'BAD_NAME', () => [anEvent()]],
    ['an empty name', '', 'BAD_NAME', () => [anEvent()]],
    ['a name with a blank', 'a b', 'BAD_NAME', () => [anEvent()]],
    ['a Russian name', 'семья-1', 'BAD_NAME', () => [anEvent()]],
    ['a name of 201 characters', 'a'.repeat(201), 'BAD_NAME', () => [anEvent()]],
    ['an id that is no UUID', 'a-1', 'BAD_EVENT', () => [{ ...anEvent(), eventId: 'one' }]],
    ['a type with a quote', 'a-1', 'BAD_EVENT', () => [anEvent({}, 'a"b')]],
    ['an id twice in a batch', 'a-1', 'BAD_EVENT', () => Array<NewEvent>(2).fill(anEvent())],
  ])('append 8: %s is refused and nothing is written', async (_name, stream, reason, batch) => {
    const error = await errorOf(log().append(stream, 'no-stream', batch()));
    expect(error).toBeInstanceOf(EventRefused);
    expect(error).toMatchObject({ reason });
    expect(await log().head()).toBeNull();
  });

  test('append 8: a revision that is no whole number is refused', async () => {
    for (const revision of [-1, 0.5, Number.NaN])
      expect(await errorOf(log().append('a-1', revision, [anEvent()]))).toBeInstanceOf(EventRefused);
  });

  test('append 9: after a lost answer the same bytes again give the first result', async () => {
    const batch = events(2);
    const lost = log().append('a-1', 'no-stream', batch);
    await harness().restart();
    const resent = await log().append('a-1', 'no-stream', batch);
    expect(resent.positions).toEqual((await lost).positions);
    expect(resent.repeated).toBe(true);
  });
}
