import { JobStopped, type JobRun } from '@kurator/jobs';
import type { LawSource } from '../register/law';
import { renderAgainProcessor } from './render-again';
import { lawSignature } from './rendered-law';

const lawOf = (name: string): LawSource => ({
  ...{ profiles: [], calendars: [] },
  directory: { region: { code: '00', name }, municipalities: [], agencies: [], officers: [] },
});
const FAMILIES = Array.from({ length: 2_120 }, (_, n) => `f${String(n).padStart(4, '0')}`);

/** A register whose law can be changed under a run, and a run that can be broken off. */
function register(from?: unknown) {
  const held = { law: lawOf('first'), rendered: null as string | null, changeAt: -1, stopAt: -1 };
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
      },
    },
    law: () => held.law,
    rendered: { get: () => held.rendered, set: (signature) => void (held.rendered = signature) },
    elapsed: () => 0,
  });
  return { held, seen, saves, told, work: () => process({}, run) };
}

describe('rendering after a change of the law', () => {
  it('takes every family once, in small batches, and notes the law when it is through', async () => {
    const { held, seen, told, work } = register();
    expect(await work()).toEqual({ families: FAMILIES.length });
    expect(seen).toEqual(FAMILIES);
    expect([told[1], told.at(-1), held.rendered]).toEqual([50, FAMILIES.length, lawSignature(lawOf('first'))]);
  });
  it('goes on from where it was broken off', async () => {
    const first = register();
    first.held.stopAt = 1_500;
    await expect(first.work()).rejects.toBeInstanceOf(JobStopped);
    expect([first.saves.length, first.held.rendered]).toEqual([1, null]);
    const second = register(first.saves[0]);
    await second.work();
    expect([second.seen[0], second.seen.length, second.told[0]]).toEqual(['f1000', FAMILIES.length - 1_000, 1_000]);
  });
  it('begins again when the law changes under it, and never notes the old one', async () => {
    const { held, seen, work } = register();
    held.changeAt = 1_050;
    await work();
    expect(seen.slice(1_050)).toEqual(FAMILIES);
    expect(held.rendered).toBe(lawSignature(lawOf('second')));
  });
  it('begins again from a place that was saved under another law', async () => {
    const { seen, work } = register({ law: 'another', after: 'f1999' });
    await work();
    expect(seen).toEqual(FAMILIES);
  });
});
