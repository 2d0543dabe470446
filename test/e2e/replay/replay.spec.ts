import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { emptyHistory } from '@kurator/event-log';
import { makeClock, makeLogger } from '@kurator/platform';
import type { Profile } from '@kurator/regulation';
import { openGround, type Ground } from '../../../apps/api/src/register/ground';
import { replayHere, replayInThreads, type Replay, type ReplayParts } from '../../../apps/api/src/replay/replay';
import { newestVersion } from '../../../apps/api/src/replay/under-profile';
import { played, sent, TOWNS } from '../../../libs/family/src/testing';

const FAMILIES = 40;
const masterKey = Buffer.alloc(32, 3);
const held = { dir: '', ground: null as unknown as Ground, families: [] as string[] };
const visit = (on: string) => sent('record-patronage-visit', { present: [] }, on);
/** Visited in February, not in March. */
const story = played(
  [
    sent('report', { municipality: TOWNS.KOCHKI }, '2026-01-12'),
    sent('recognise-sop', { subjects: [{ kind: 'FAMILY', grounds: ['FG-01'] }] }, '2026-01-20'),
    visit('2026-02-20'),
    visit('2026-04-10'),
  ],
  { profile: 'KOCHKI' },
);

beforeAll(async () => {
  held.dir = mkdtempSync(join(tmpdir(), 'replay-'));
  const clock = makeClock('2027-06-01T06:00:00.000Z');
  held.ground = await openGround(
    { dataDir: held.dir, masterKey, clockStart: null },
    { clock, newId: randomUUID, logger: makeLogger('silent') },
  );
  for (let n = 0; n < FAMILIES; n += 1) {
    const family = randomUUID();
    await held.ground.histories.append(
      emptyHistory(`family-${family}`),
      story.map((fact) => ({ ...fact, eventId: randomUUID(), commandId: randomUUID() })),
    );
    held.families.push(family);
  }
});
afterAll(async () => {
  await held.ground.close();
  rmSync(held.dir, { recursive: true, force: true });
});

const parts = (): ReplayParts => {
  const { histories, regulation, law, keys, place } = held.ground;
  return {
    ...{ histories, regulation },
    profiles: () => law().profiles,
    threads: () => ({ log: place, keys, masterKey, law: law() }),
  };
};
const under = (profileId: string): Replay => ({
  families: held.families,
  question: { unit: 'REGION', span: { from: '2026-01-01', to: '2026-12-31' } },
  profile: newestVersion(parts().profiles(), profileId) as Profile,
  on: '2026-05-15',
});

describe('the same facts under another regulation', () => {
  it('are judged by its rules alone', async () => {
    const kochki = await replayHere(parts(), under('KOCHKI'));
    expect(kochki.rules.find(({ ruleKey }) => ruleKey === 'patronageVisit')).toEqual({
      ...{ rule: 'DL-19', ruleKey: 'patronageVisit' },
      ...{ met: 2 * FAMILIES, metLate: 0, overdue: FAMILIES, total: 3 * FAMILIES },
    });
    const irkutsk = await replayHere(parts(), under('IRKUTSK'));
    expect(irkutsk.rules.find(({ ruleKey }) => ruleKey === 'patronageVisit')).toBeUndefined();
  });

  it('come out the same in threads, with progress to the end', async () => {
    for (const profileId of ['KOCHKI', 'IRKUTSK', 'MARIEL']) {
      const told: number[] = [];
      const rules = await replayInThreads(parts(), under(profileId), async ({ done }) => void told.push(done));
      expect(rules).toEqual(await replayHere(parts(), under(profileId)));
      expect(told).toEqual([0, FAMILIES]);
    }
  });
});
