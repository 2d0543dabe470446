import fc from 'fast-check';
import { inclusionOf, rootOf, rootThrough } from './merkle';

/** The tree that Certificate Transparency tests its own programs with (RFC 6962). */
const LEAVES = [
  ...['', '00', '10', '2021', '3031', '40414243'],
  ...['5051525354555657', '606162636465666768696a6b6c6d6e6f'],
];
const ROOTS = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

it.each(ROOTS)('has the roots of Certificate Transparency: %s', (root) =>
  expect(rootOf(LEAVES.slice(0, ROOTS.indexOf(root) + 1))).toBe(root),
);
it('has their path of the first of eight leaves, and of the second of five', () => {
  expect(inclusionOf(LEAVES, 0).path).toEqual([
    '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
    '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
    '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
  ]);
  expect(inclusionOf(LEAVES.slice(0, 5), 1).path).toEqual([
    '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
    '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
    'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
  ]);
});

const hex = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes).toString('hex'));
const trees = fc
  .uniqueArray(hex, { minLength: 1, maxLength: 70 })
  .chain((leaves) => fc.tuple(fc.constant(leaves), fc.nat(leaves.length - 1), hex));

it('leads every leaf to the root, and no other leaf from its place', () =>
  fc.assert(
    fc.property(trees, ([leaves, index, other]) => {
      const inclusion = inclusionOf(leaves, index);
      expect(rootThrough(leaves[index] as string, inclusion)).toBe(rootOf(leaves));
      fc.pre(other !== leaves[index]);
      expect(rootThrough(other, inclusion)).not.toBe(rootOf(leaves));
    }),
  ));
it.each([
  ['a step too few', (path: readonly string[]) => path.slice(1), {}],
  ['a step too many', (path: readonly string[]) => [...path, 'ab'.repeat(32)], {}],
  ['a place outside', (path: readonly string[]) => path, { index: 8 }],
  ['no place at all', (path: readonly string[]) => path, { index: -1 }],
  ['half a place', (path: readonly string[]) => path, { index: 0.5 }],
])('leads nowhere from %s', (_name, changed, place) => {
  const { path, ...rest } = inclusionOf(LEAVES, 0);
  expect(rootThrough('', { ...rest, path: changed(path), ...place })).toBeNull();
});
