import { presentRows } from '../../../apps/api/src/queries/present-rows';
import { held, region, withRegion } from './region-register';

/** Work lists and the families of a figure name many families at once. */
withRegion();

it('finds for each of many families the row where it is held, also for one that another place knows as well', async () => {
  const families = [...region.families.keys()];
  const found = await presentRows(held.store, [...families, ...families]);
  let elsewhere = 0;
  for (const familyId of families) {
    const where = { familyId: { eq: familyId }, to: { eq: '9999-12-31' } };
    const { items } = await held.store.find('bank', { where, limit: 10 });
    const own = items.filter(({ holder }) => holder === 1);
    expect([familyId, found.get(familyId)]).toEqual([familyId, own[0]]);
    elsewhere += items.length - own.length;
  }
  // Families that have rows of both kinds, which a question for "as many rows as families" would cut off.
  expect(elsewhere).toBeGreaterThan(3);
});

it('finds nothing for nobody', async () => {
  expect(await presentRows(held.store, [])).toEqual(new Map());
});
