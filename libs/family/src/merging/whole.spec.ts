import type { Fact } from '@kurator/kernel';
import { correcting, FAMILY, played, recorded, sent, TOWNS } from '../testing';
import { merged, OTHER, otherStream } from '../testing/merging';
import { wholeOf } from './whole';

const report = sent('report');
const kept = played([report]);
const other = otherStream(played([sent('report', {}, '2026-02-04')]));

it('leaves the other’s facts where the kept family was when they were merged, whatever is told of it later', async () => {
  const one = merged(kept, other);
  const data = { ...kept[0]?.data, municipality: TOWNS.KOCHKI };
  const target = kept.find(({ type }) => type === 'reported') as Fact;
  const later = recorded(one.kept, correcting(target, { data: { ...target.data, ...data } }));
  const streams = new Map([
    [FAMILY, later.filter(({ adopted }) => adopted === undefined)],
    [OTHER, one.absorbed],
  ]);
  const whole = await wholeOf(FAMILY, streams.get(FAMILY) ?? [], (id) => Promise.resolve(streams.get(id) ?? []));
  expect(whole.facts.slice(0, one.kept.length)).toEqual(one.kept);
  expect(whole.facts).toHaveLength(one.kept.length + 2);
});
