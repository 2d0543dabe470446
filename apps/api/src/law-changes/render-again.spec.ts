import { builtInProfiles } from '@kurator/regulation';
import { JobStopped, type JobRun } from '@kurator/jobs';
import type { LawSource } from '../register/law';
import { renderAgainProcessor } from './render-again';
import { lawParts, touchedUnits, type LawParts } from './rendered-law';

const lawOf = (name: string): LawSource => ({
  ...{ profiles: [], calendars: [] },
  directory: { region: { code: '00', name }, municipalities: [], agencies: [], officers: [] },
});
const FAMILIES = Array.from({ length: 2_120 }, (_, n) => `f${String(n).padStart(4, '0')}`);

/** A register whose law can be changed under a run, and a run that can be broken off. */
function register(from?: unknown) {
  const held = {
    ...{ law: lawOf('first'), version: 'v1', rendered: null as LawParts | null },
    ...{ changeAt: -1, stopAt: -1, swapAt: -1 },
  };
  const seen: string[] = [];
  const saves: unknown[] = [];
  const told: number[] = [];
  const run: JobRun = {
    ...{ jobId: 'j', saved: from, signal: new AbortController().signal },
    tell: async ({ done }) => {
      told.push(done);
      if (seen.length === held.stopAt) throw new JobStopped();
    },
    save: async (state) => void saves.push(state),
  };
  const process = renderAgainProcessor({
    log: {
      async *streams() {
        for (const family of FAMILIES.toReversed()) yield `family-${family}`;
      },
    },
    engine: {
      renderAgain: async (families) => {
        seen.push(...families);
        if (seen.length === held.changeAt) held.law = lawOf('second');
        if (seen.length === held.swapAt) held.version = 'v2';
      },
    },
    law: () => held.law,
    rendered: { get: () => held.rendered, set: (parts) => void (held.rendered = parts) },
    touched: async (families, units) => families.filter((_, n) => units.has(n % 2 === 0 ? 'even' : 'odd')),
    version: () => held.version,
    elapsed: () => 0,
  });
  return { held, seen, saves, told, work: () => process({}, run) };
}

describe('rendering after a change of the law', () => {
  it('takes every family once, in small batches, and notes the law when it is through', async () => {
    const { held, seen, told, work } = register();
    expect(await work()).toEqual({ families: FAMILIES.length });
    expect(seen).toEqual(FAMILIES);
    expect([told[1], told.at(-1), held.rendered]).toEqual([50, FAMILIES.length, lawParts(lawOf('first'))]);
  });
  it('begins anew when another version of the read models serves, in which nothing of it was rendered', async () => {
    const { held, seen, work } = register();
    held.swapAt = 1_200;
    expect(await work()).toEqual({ families: FAMILIES.length });
    expect(seen).toEqual([...FAMILIES.slice(0, 1_200), ...FAMILIES]);
  });
  it('goes on from where it was broken off', async () => {
    const first = register();
    first.held.stopAt = 1_500;
    await expect(first.work()).rejects.toBeInstanceOf(JobStopped);
    expect([first.saves.length, first.held.rendered]).toEqual([2, null]);
    const second = register(first.saves[1]);
    await second.work();
    expect([second.seen[0], second.seen.length, second.told[0]]).toEqual(['f1000', FAMILIES.length - 1_000, 1_000]);
  });
  it('leaves no place of an earlier run, which a law that comes back would go on from', async () => {
    const { saves, work } = register({ law: 'another', after: 'f1999' });
    await work();
    expect(saves[0]).toEqual({ law: expect.not.stringMatching('another') as string, after: '' });
  });
  it('begins again when the law changes under it, and never notes the old one', async () => {
    const { held, seen, work } = register();
    held.changeAt = 1_050;
    await work();
    expect(seen.slice(1_050)).toEqual(FAMILIES);
    expect(held.rendered).toEqual(lawParts(lawOf('second')));
  });
  it('begins again from a place that was saved under another law', async () => {
    const { seen, work } = register({ law: 'another', after: 'f1999' });
    await work();
    expect(seen).toEqual(FAMILIES);
  });
  it('takes only families of the municipalities that another law may touch', async () => {
    const { held, seen, work } = register();
    const now = lawParts(held.law);
    held.rendered = { ...now, units: { ...now.units, even: 'another' } };
    expect(await work()).toEqual({ families: FAMILIES.length / 2 });
    expect(seen).toEqual(FAMILIES.filter((_, n) => n % 2 === 0));
    expect(held.rendered).toEqual(now);
  });
});

describe('the families that another law may touch', () => {
  const [mariel] = builtInProfiles;
  const law = ({ profiles = [mariel], officers = [] }: { profiles?: unknown[]; officers?: unknown[] } = {}) =>
    ({
      ...{ profiles, calendars: [] },
      directory: {
        ...{ region: { code: '00', name: '' }, agencies: [], officers },
        municipalities: [
          {
            oktmo: 'here',
            name: '',
            timeZone: 'UTC',
            profiles: [{ profileId: mariel?.profileId, from: '2020-01-01' }],
          },
          { oktmo: 'there', name: '', timeZone: 'UTC', profiles: [{ profileId: 'OTHER', from: '2020-01-01' }] },
        ],
      },
    }) as unknown as LawSource;
  const before = lawParts(law());
  const after = (now: LawSource) => touchedUnits(before, lawParts(now));
  it('are those of the municipalities that the regulation governs', () =>
    expect(after(law({ profiles: [mariel, { ...mariel, profileVersion: 2 }] }))).toEqual(new Set(['here'])));
  it('are none while no municipality has the regulation', () =>
    expect(after(law({ profiles: [mariel, { ...mariel, profileId: 'NEW' }] }))).toEqual(new Set()));
  it('are all when the directory of people or agencies is another, or nobody knows of before', () => {
    expect(after(law({ officers: [{ officerId: 'off-1' }] }))).toBeNull();
    expect(touchedUnits(null, before)).toBeNull();
  });
});
