import {
  CheckpointMoved,
  FencedOff,
  RenderingMissing,
  type LoadableStore,
  type ReadModelStore,
} from '@kurator/read-models';
import { at, family, NOWHERE, temporaryFolder, write, type OpenAdapter } from './harness';

const collections = [
  { name: 'cards', columns: { colour: 'text' }, indexes: [['colour']] },
  { name: 'numbers', columns: {}, indexes: [] },
  { name: 'duties', columns: { due: 'text', over: 'integer' }, indexes: [['over', 'due']], notById: true },
  { name: 'entries', columns: { no: 'integer' }, indexes: [['no']], byLog: true, once: true },
] as const;
const entry = (id: string, no: number | null) => ({
  collection: 'entries',
  id,
  doc: no === null ? null : { id, no },
});
const card = (id: string, colour: string): { id: string; colour: string } => ({ id, colour });
const change = (n: number) => [{ unit: 'R', key: 'k', date: '2026-03-05', n }];
const stock = { unit: 'R', after: null, upTo: '2026-12-31' };

export function writeContract(openAdapter: OpenAdapter): void {
  const folder = temporaryFolder();
  let store: LoadableStore;
  let epoch: number;
  const ids = async (): Promise<string[]> =>
    (await store.find('cards', { where: {}, limit: 99 })).items.map(({ id }) => id);
  beforeEach(async () => {
    store = await openAdapter({ dir: folder.dir, collections });
    epoch = await store.acquire();
  });
  afterEach(() => store.close());

  it('replaces everything that a family said, and only that', async () => {
    const b = family('b', 0, { documents: { cards: [card('b1', 'red')] }, changes: change(5) });
    const a = family('a', 0, { documents: { cards: [card('a1', 'red'), card('a2', 'red')] }, changes: change(2) });
    await write(store, epoch, { families: [a, b] });
    await write(store, epoch, {
      families: [family('a', 1, { documents: { cards: [card('a2', 'blue')] }, changes: change(1) })],
    });
    expect(await ids()).toEqual(['a2', 'b1']);
    expect(await store.count('cards', { colour: { eq: 'blue' } })).toBe(1);
    expect((await store.sums(stock)).get('k')).toBe(6);
    await write(store, epoch, { families: [family('a', 2)] });
    expect(await ids()).toEqual(['b1']);
    expect((await store.sums(stock)).get('k')).toBe(5);
  });

  it('replaces and removes within a family what nobody asks for by id, and refuses to be asked for it', async () => {
    const duty = (name: string, due: string) => ({ id: name, due, over: 0, said: ['DL-03', due] });
    const said = (one: string, revision: number, ...duties: ReturnType<typeof duty>[]) =>
      family(one, revision, { documents: { duties } });
    const first = [duty('a/1', '2026-03-01'), duty('a/2', '2026-03-02')];
    await write(store, epoch, { families: [said('a', 0, ...first), said('b', 0, duty('b/1', '2026-03-03'))] });
    await write(store, epoch, { families: [said('a', 1, duty('a/2', '2026-03-05'), duty('a/3', '2026-03-01'))] });
    const found = await store.find('duties', {
      where: { over: { in: [0, 1] } },
      sort: [{ by: 'due', dir: 'asc' }],
      limit: 9,
    });
    expect(found.items).toEqual([duty('a/3', '2026-03-01'), duty('b/1', '2026-03-03'), duty('a/2', '2026-03-05')]);
    await expect(store.get('duties', ['a/2'])).rejects.toThrow('duties is not asked by id');
  });

  it('never goes back to an older revision, also within one batch, and takes the same one again', async () => {
    const said = (revision: number, colour: string) =>
      family('a', revision, { documents: { cards: [card('a1', colour)] }, changes: change(revision) });
    await write(store, epoch, { families: [said(7, 'new'), said(6, 'old')] });
    await write(store, epoch, { families: [said(5, 'older')] });
    expect(await store.get('cards', ['a1'])).toEqual([card('a1', 'new')]);
    expect((await store.sums(stock)).get('k')).toBe(7);
    await write(store, epoch, { families: [said(7, 'repainted')] });
    expect(await store.get('cards', ['a1'])).toEqual([card('a1', 'repainted')]);
  });

  it('takes a patch as what differs from the rendering that is stored', async () => {
    const whole = family('a', 3, { documents: { cards: [card('a1', 'red')], numbers: [{ id: 'n', no: 1 }] } });
    await write(store, epoch, { families: [{ ...whole, changes: change(4) }] });
    const painted = { cards: [card('a2', 'blue')] };
    await write(store, epoch, {
      families: [{ family: 'a', revision: 4, since: 3, documents: painted, changes: null }],
    });
    expect(await ids()).toEqual(['a2']);
    expect(await store.get('numbers', ['n'])).toEqual([{ id: 'n', no: 1 }]);
    expect((await store.sums(stock)).get('k')).toBe(4);
    const emptied = { family: 'a', revision: 5, since: 4, documents: { numbers: [] }, changes: change(1) };
    await write(store, epoch, { families: [emptied] });
    expect(await store.get('numbers', ['n'])).toEqual([]);
    expect(await ids()).toEqual(['a2']);
    expect((await store.sums(stock)).get('k')).toBe(1);
  });

  it('refuses a patch of another rendering than the stored one, with everything of its batch', async () => {
    await write(store, epoch, { families: [family('a', 3, { documents: { cards: [card('a1', 'red')] } })] });
    const patch = { family: 'a', revision: 5, since: 4, documents: {}, changes: null };
    const beside = family('b', 0, { documents: { cards: [card('b1', 'red')] } });
    const unknown = { ...patch, family: 'c' };
    for (const families of [
      [beside, patch],
      [beside, unknown],
    ])
      await expect(write(store, epoch, { families })).rejects.toBeInstanceOf(RenderingMissing);
    expect(await ids()).toEqual(['a1']);
    // An older one changes nothing, as ever.
    await write(store, epoch, { families: [{ ...patch, revision: 2, since: 1 }] });
    expect(await ids()).toEqual(['a1']);
  });

  it('lets a document pass from one family to another in one batch', async () => {
    await write(store, epoch, { families: [family('a', 0, { documents: { cards: [card('x', 'a')] } })] });
    const taken = family('b', 0, { documents: { cards: [card('x', 'b')] } });
    await write(store, epoch, { families: [taken, family('a', 1)] });
    expect(await store.get('cards', ['x'])).toEqual([card('x', 'b')]);
  });

  it('refuses a document that another family has, with everything of its batch', async () => {
    await write(store, epoch, { families: [family('a', 0, { documents: { cards: [card('x', 'a')] } })] });
    const fine = family('c', 0, { documents: { cards: [card('c1', 'c')] } });
    const taking = family('b', 0, { documents: { cards: [card('x', 'b')] } });
    await expect(write(store, epoch, { families: [fine, taking], to: at(1) })).rejects.toThrow();
    expect(await ids()).toEqual(['x']);
    expect(await store.get('cards', ['x'])).toEqual([card('x', 'a')]);
    expect(await store.checkpoint()).toMatchObject(NOWHERE);
  });

  it('puts and removes documents of projections by log, which no family takes away', async () => {
    await write(store, epoch, { documents: [{ collection: 'numbers', id: 'n', doc: { id: 'n', last: 1 } }] });
    await write(store, epoch, { documents: [{ collection: 'numbers', id: 'n', doc: { id: 'n', last: 2 } }] });
    await write(store, epoch, { families: [family('a', 0)] });
    expect(await store.get('numbers', ['n'])).toEqual([{ id: 'n', last: 2 }]);
    await write(store, epoch, { documents: [{ collection: 'numbers', id: 'n', doc: null }] });
    expect(await store.get('numbers', ['n'])).toEqual([]);
  });

  it('adds what is written once, also while it is being filled, and lets nothing take its place', async () => {
    const filling = await openAdapter({ dir: `${folder.dir}/filling`, collections, bulk: true });
    const filler = await filling.acquire();
    await write(filling, filler, { documents: [entry('a', 1), entry('b', 2)] });
    await write(filling, filler, { documents: [entry('c', 3)] });
    await filling.finishLoad();
    expect(await filling.get('entries', ['c', 'a', 'd'])).toEqual([
      { id: 'c', no: 3 },
      { id: 'a', no: 1 },
    ]);
    await write(store, epoch, { documents: [entry('a', 1), entry('b', 2), entry('c', 3)] });
    expect(await store.digest()).toEqual(await filling.digest());
    await filling.close();
    for (const other of [entry('a', 9), entry('a', 1), entry('a', null)])
      await expect(write(store, epoch, { documents: [entry('d', 4), other], to: at(1) })).rejects.toThrow();
    expect(await store.get('entries', ['a', 'd'])).toEqual([{ id: 'a', no: 1 }]);
    expect(await store.checkpoint()).toMatchObject(NOWHERE);
  });

  it('moves the checkpoint only from where it stands', async () => {
    expect(await store.checkpoint()).toMatchObject(NOWHERE);
    await write(store, epoch, { to: at(5) });
    expect(await store.checkpoint()).toEqual(at(5));
    for (const from of [NOWHERE, at(4), { ...at(5), eventId: 'other' }])
      await expect(write(store, epoch, { from, to: at(6), families: [family('a', 0)] })).rejects.toBeInstanceOf(
        CheckpointMoved,
      );
    expect(await store.checkpoint()).toEqual(at(5));
  });

  it('fences off the writer whose lease was taken over', async () => {
    const newer = await store.acquire();
    expect(newer).toBeGreaterThan(epoch);
    await expect(write(store, epoch, { to: at(1) })).rejects.toBeInstanceOf(FencedOff);
    await write(store, newer, { to: at(1) });
  });

  it('does all of a batch or nothing', async () => {
    await write(store, epoch, {
      families: [family('a', 0, { documents: { cards: [card('a1', 'red')] }, changes: change(2) })],
    });
    const before = await store.digest();
    const fine = family('a', 1, { documents: { cards: [] }, changes: [] });
    const wrong = family('b', 0, { documents: { cards: [card('b1', 'red'), card('b1', 'red')] } });
    await expect(write(store, epoch, { families: [fine, wrong], to: at(9) })).rejects.toThrow('twice');
    expect(await store.digest()).toEqual(before);
    expect(await store.checkpoint()).toMatchObject(NOWHERE);
  });

  it('keeps parked families with their reason until they are well', async () => {
    const parked = { family: 'a', position: '4', error: 'totals: RangeError', parkedAt: '2026-01-01T00:00:00.000Z' };
    await write(store, epoch, { parked: [parked, { ...parked, family: 'b' }] });
    await write(store, epoch, { parked: [{ ...parked, position: '6' }], unparked: ['b'] });
    expect(await store.parked()).toEqual([{ ...parked, position: '6' }]);
  });

  it('has a digest of what is said, not of how it came about', async () => {
    const a = family('a', 3, { documents: { cards: [card('a1', 'red')] }, changes: change(2) });
    const b = family('b', 4, { documents: { cards: [card('b1', 'red')] }, changes: change(3) });
    await write(store, epoch, { families: [family('a', 1, { changes: change(9) }), b] });
    await write(store, epoch, { families: [a], to: at(3) });
    const other = await openAdapter({ dir: `${folder.dir}/other`, collections, bulk: true });
    await write(other, await other.acquire(), { families: [a, b] });
    await other.finishLoad();
    expect(await store.digest()).toEqual(await other.digest());
    expect(await store.digest()).toMatchObject({ documents: 2, changes: 1 });
    await write(store, epoch, { families: [{ ...a, revision: 5, changes: change(1) }] });
    expect((await store.digest()).checksum).not.toBe((await other.digest()).checksum);
    await other.close();
  });

  it('still has everything after it was closed and opened again', async () => {
    await write(store, epoch, { families: [family('a', 0, { documents: { cards: [card('a1', 'red')] } })], to: at(3) });
    const before = await store.digest();
    await store.close();
    store = await openAdapter({ dir: folder.dir, collections });
    expect(await store.digest()).toEqual(before);
    expect(await store.checkpoint()).toEqual(at(3));
    await expect(write(store as ReadModelStore, epoch + 1, {})).rejects.toBeInstanceOf(FencedOff);
  });
}
