import { flipped, forgotten, madeIn, rolledBack, versionsIn, type Aliases } from './aliases';

const flips = (...names: readonly (readonly [signature: string, name: string])[]): Aliases =>
  names.reduce<Aliases>((aliases, [signature, name]) => flipped(aliases, { signature, name }), []);

it('keeps the version that served before the last flip, and takes it up again', () => {
  const aliases = flips(['s', '1'], ['s', '2']);
  expect(aliases).toEqual([{ signature: 's', version: '2', previous: { version: '1' } }]);
  const back = rolledBack(aliases, 's') as Aliases;
  expect(back).toEqual([{ signature: 's', version: '1', previous: { version: '2' } }]);
  expect(rolledBack(back, 's')).toEqual(aliases);
});
it('knows what each version was made of, also when it is taken up again', () => {
  const made = (law: string) => ({ law, projections: {} });
  const first = flipped([], { signature: 's', name: '1', made: made('a') });
  const second = flipped(first, { signature: 's', name: '2', made: made('b') });
  const back = rolledBack(second, 's') as Aliases;
  for (const aliases of [second, back])
    expect(['1', '2', '3'].map((name) => madeIn(aliases, name)?.law ?? null)).toEqual(['a', 'b', null]);
});
it('flips to the same version once', () => {
  expect(flips(['s', '1'], ['s', '2'], ['s', '2'])).toEqual(flips(['s', '1'], ['s', '2']));
});
it('goes back to nothing that is not kept', () => {
  expect(rolledBack([], 's')).toBeNull();
  expect(rolledBack(flips(['s', '1']), 's')).toBeNull();
  expect(rolledBack(flips(['s', '1'], ['s', '2']), 'other')).toBeNull();
});
it('keeps the last version of the program before, and no older program', () => {
  const aliases = flips(['old', '1'], ['old', '2'], ['new', '3']);
  expect([...versionsIn(aliases)].sort()).toEqual(['2', '3']);
  expect([...versionsIn(flipped(aliases, { signature: 'newest', name: '4' }))].sort()).toEqual(['3', '4']);
});
it('forgets every version that nobody keeps at the log', () => {
  const aliases = flips(['old', '1'], ['new', '2'], ['new', '3']);
  expect(forgotten(aliases, new Set(['new']))).toEqual([{ signature: 'new', version: '3', previous: null }]);
});
