import { differencesOf, leaves } from './differences';

describe('numbers of a report', () => {
  it('are found by their path, whatever else stands beside them', () => {
    const tree = { families: { in: 2, outByGround: { 'FD-06': 1 } }, note: 'text', none: null };
    expect([...leaves(tree)]).toEqual([
      ['families.in', 2],
      ['families.outByGround.FD-06', 1],
    ]);
  });
});

describe('differences of two versions', () => {
  it('name only what differs, by path', () => {
    const [was, is] = [{ families: { in: 3, out: 0 } }, { families: { in: 4, out: 0 } }];
    expect(differencesOf('25604000', was, is)).toEqual([{ unit: '25604000', path: 'families.in', was: 3, is: 4 }]);
  });
  it('take a cell that is not shown for zero', () => {
    const [was, is] = [{ ground: { 'FG-01': 1 } }, { ground: { 'FG-02': 0 } }];
    expect(differencesOf('REGION', was, is)).toEqual([{ unit: 'REGION', path: 'ground.FG-01', was: 1, is: null }]);
  });
});
