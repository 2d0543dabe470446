import { PositionUnknown, type JsonObject, type ReadOptions, type StoredEvent } from '@kurator/event-log';
import { anEvent, errorOf, events, fill, type Harness, type Scaled } from './harness';

/** Read 11-14 of the log's contract, the whole log page by page, and the list of streams. */
export function readContract(harness: () => Harness, of: Scaled): void {
  const log = () => harness().log();
  const revisions = async (options: ReadOptions) =>
    ((await log().read('a-1', options)) ?? []).map((event) => event.revision);

  test.each<[ReadOptions, number[]]>([
    [{}, [0, 1, 2, 3, 4, 5]],
    [{ from: 4 }, [4, 5]],
    [{ to: 1 }, [0, 1]],
    [{ from: 2, to: 3 }, [2, 3]],
    [{ from: 2, limit: 2 }, [2, 3]],
    [{ from: 6 }, []],
    [{ direction: 'backward' }, [5, 4, 3, 2, 1, 0]],
    [{ direction: 'backward', limit: 1 }, [5]],
    [{ direction: 'backward', from: 3, to: 2 }, [3, 2]],
  ])('read 11: %j', async (options, expected) => {
    await log().append('a-1', 'no-stream', events(6));
    await log().append('a-10', 'no-stream', events(2));
    expect(await revisions(options)).toEqual(expected);
  });

  test('read 15: the last event of a time is found, and none before the first', async () => {
    const days = ['2026-01-02', '2026-01-02', '2026-01-05', '2026-02-01', '2026-02-01', '2026-03-09', '2026-03-10'];
    const positions: string[] = [];
    for (const [n, day] of days.entries()) {
      const event = { ...anEvent({ n }), metadata: { recordedAt: `${day}T10:00:00.000Z` } };
      positions.push((await log().append(`a-${n}`, 'no-stream', [event])).position);
    }
    const lastOn = (day: string) => log().lastRecorded((recordedAt) => recordedAt.slice(0, 10) <= day);
    expect(await lastOn('2026-01-01')).toBeNull();
    expect(await lastOn('2026-01-02')).toBe(positions[1]);
    expect(await lastOn('2026-01-31')).toBe(positions[2]);
    expect(await lastOn('2026-02-01')).toBe(positions[4]);
    expect(await lastOn('2026-03-09')).toBe(positions[5]);
    expect(await lastOn('2027-01-01')).toBe(positions[6]);
  });

  test('read 11: a missing stream is null, not an error', async () => {
    expect(await log().read('a-1')).toBeNull();
  });

  test('read 12: data and metadata come back as they were, undefined dropped', async () => {
    const data: JsonObject = {
      text: 'Ёлка «кавычки» "quotes" \\ \n\t\u2028 🙂 \u0000',
      big: '9007199254740993',
      at: '2026-02-02T06:15:00.000Z',
      number: -0.1e-7,
      nested: [{ deep: [null, true, false, []] }, {}],
    };
    const event = {
      ...anEvent(),
      data: { ...data, gone: undefined } as unknown as JsonObject,
      metadata: { ключ: 'значение' },
    };
    const { position } = await log().append('a-1', 'no-stream', [event]);
    const expected: StoredEvent = { ...event, data, stream: 'a-1', revision: 0, position };
    expect(await log().read('a-1')).toStrictEqual([expected]);
    expect((await log().readAll({ after: null, limit: 5 })).events).toStrictEqual([expected]);
    await harness().restart();
    expect(await log().read('a-1')).toStrictEqual([expected]);
  });

  test('read 14: a thousand broken-off iterations leave nothing open', async () => {
    await fill(log(), 50, (i) => `a-${i}`);
    for (let i = 0; i < of(500); i++) {
      for await (const signal of log().subscribe({ after: null })) if (signal.kind === 'event') break;
      for await (const name of log().streams('a-')) if (name) break;
    }
    await log().append('a-1', 0, [anEvent()]);
    expect(await log().read('a-1')).toHaveLength(2);
  });

  test('read: pages of the whole log join without gap or repeat', async () => {
    await fill(log(), 257, (i) => `${i % 2 ? 'odd' : 'even'}-${i % 10}`);
    const whole = (await log().readAll({ after: null, limit: 1000 })).events.map((event) => event.eventId);
    const joined: string[] = [];
    for (let after: string | null = null, atHead = false; !atHead;) {
      const page = await log().readAll({ after, limit: 16 });
      joined.push(...page.events.map((event) => event.eventId));
      ({ next: after, atHead } = page);
    }
    expect(new Set(joined).size).toBe(257);
    expect(joined).toEqual(whole);
  });

  test('read: pages with a prefix hold exactly the streams that begin with it', async () => {
    await fill(log(), 300, (i) => `${['a', 'ab', 'b'][i % 3]!}-${i % 7}`);
    const found: unknown[] = [];
    for (let after: string | null = null, atHead = false; !atHead;) {
      const page = await log().readAll({ after, limit: 9, prefixes: ['a-', 'b-1'] });
      found.push(...page.events.map((event) => event.data.n));
      ({ next: after, atHead } = page);
    }
    const expected = Array.from({ length: 300 }, (_, i) => i).filter(
      (i) => i % 3 === 0 || (i % 3 === 2 && i % 7 === 1),
    );
    expect(found).toEqual(expected);
  });

  test('read: pages of some types hold exactly those, also beside a prefix', async () => {
    await fill(log(), 300, (i) => `${['a', 'b'][i % 2]!}-${i % 7}`);
    await log().append('a-other', 'no-stream', [{ ...anEvent({ n: 0 }), type: 'other' }]);
    const typeOf = new Map((await log().readAll({ after: null, limit: 1000 })).events.map((e) => [e.eventId, e]));
    const types = [...new Set([...typeOf.values()].map(({ type }) => type))].slice(0, 1);
    const found: string[] = [];
    for (let after: string | null = null, atHead = false; !atHead;) {
      const page = await log().readAll({ after, limit: 9, prefixes: ['a-'], types: [...types, 'never-told'] });
      found.push(...page.events.map(({ eventId }) => eventId));
      ({ next: after, atHead } = page);
    }
    const expected = [...typeOf.values()].filter((e) => e.stream.startsWith('a-') && types.includes(e.type));
    expect(expected).toHaveLength(150);
    expect(found).toEqual(expected.map(({ eventId }) => eventId));
    expect((await log().readAll({ after: null, limit: 9, types: ['never-told'] })).events).toEqual([]);
  });

  test('streams: each name with the prefix once, also more than one page of them', async () => {
    await fill(log(), of(2500), (i) => `a-${i % of(2400)}`);
    await fill(log(), 5, (i) => `a${i}`);
    const names: string[] = [];
    for await (const name of log().streams('a-')) names.push(name);
    expect(names.sort()).toEqual(Array.from({ length: of(2400) }, (_, i) => `a-${i}`).sort());
  });

  test('last: the newest event of the whole log, null when there is none', async () => {
    expect(await log().last()).toBeNull();
    await fill(log(), 30, (i) => `a-${i % 4}`);
    expect(await log().last()).toStrictEqual((await log().read('a-1'))?.at(-1));
    expect((await log().last())?.position).toBe(await log().head());
  });

  test('an empty log has no head, and text that is no position is refused', async () => {
    expect(await log().head()).toBeNull();
    expect(await log().readAll({ after: null, limit: 5 })).toEqual({ events: [], next: null, atHead: true });
    const { position } = await log().append('a-1', 'no-stream', events(1));
    for (const text of ['', '!', '-1', '0', ` ${position}`])
      expect(() => log().compare(position, text)).toThrow(PositionUnknown);
    expect(await errorOf((async () => log().readAll({ after: '?', limit: 1 }))())).toBeInstanceOf(PositionUnknown);
  });
}
