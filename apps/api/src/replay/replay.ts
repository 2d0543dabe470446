import type { Histories } from '@kurator/event-log';
import type { LocalDate } from '@kurator/kernel';
import type { Progress } from '@kurator/jobs';
import { builtFile } from '@kurator/platform';
import { startRenderers, type DatedChange, type FamilyWrite } from '@kurator/read-models';
import type { Profile, Regulation } from '@kurator/regulation';
import { ofPeriod, rulesOf, runningOf, type RuleFigures, type RunningTerms } from '@projections/quality';
import type { Question } from '../figures';
import type { RendererOptions } from '../register/renderer';
import { familyDuties } from './family-duties';
import type { ReplayOptions } from './renderer';
import { underProfile } from './under-profile';

/** What a replay stands on. */
export interface ReplayParts {
  readonly histories: Pick<Histories, 'load'>;
  readonly regulation: () => Regulation;
  readonly profiles: () => readonly Profile[];
  /** What a thread needs to open log and keys for itself. */
  readonly threads: () => RendererOptions;
}
/** The same facts under another regulation. */
export interface Replay {
  readonly families: readonly string[];
  readonly question: Question;
  readonly profile: Profile;
  /** At the end of this day they are judged. */
  readonly on: LocalDate;
}

/** As many families are judged at once by a request; more are a job. */
export const INLINE = 300;
const THREADS = 2;
const BATCH = 250;
/** Batches under way: while one is added up here the threads have the next. */
const CREDITS = 3;
const RENDERER = 'apps/api/src/replay/renderer';

/** ST-50 under another regulation. */
export interface Judged {
  readonly rules: readonly RuleFigures[];
  readonly running: readonly RunningTerms[];
}

/** Adds up what families say; they are only asked of the unit, the period and the day. */
function tally() {
  const told = new Map<string, number>();
  return {
    add(changes: readonly DatedChange[]): void {
      for (const { key, n } of changes) told.set(key, (told.get(key) ?? 0) + n);
    },
    judged: (): Judged => {
      const standings = ofPeriod(told);
      return { rules: rulesOf(standings), running: runningOf(standings) };
    },
  };
}
const askedOf = ({ question: { unit, span }, on }: Replay) => ({ on, unit, span });

/** Judges few families at once. @returns ST-50 under the regulation */
export async function replayHere(parts: ReplayParts, replay: Replay): Promise<Judged> {
  const regulation = underProfile(parts.regulation(), replay.profile);
  const sums = tally();
  for (const family of replay.families) {
    const { facts } = await parts.histories.load(`family-${family}`);
    sums.add(familyDuties(family, facts, { regulation, ...askedOf(replay) }));
  }
  return sums.judged();
}

/** Judges many families in threads, which read log and keys for themselves. @returns ST-50 under the regulation */
export async function replayInThreads(
  parts: ReplayParts,
  replay: Replay,
  tell: (progress: Progress) => Promise<void>,
): Promise<Judged> {
  const { families, profile } = replay;
  const options: ReplayOptions = { ...parts.threads(), profile, ...askedOf(replay) };
  const pool = await startRenderers({ module: builtFile(RENDERER), options }, THREADS);
  const sums = tally();
  try {
    await tell({ done: 0, total: families.length });
    const under: Promise<readonly FamilyWrite[]>[] = [];
    const begin = (from: number): void => {
      if (from >= families.length) return;
      const rendering = pool.renderAny(families.slice(from, from + BATCH));
      // Its turn to be awaited comes later; until then a failure is nobody's yet.
      rendering.catch(() => undefined);
      under.push(rendering);
    };
    for (let n = 0; n < CREDITS; n += 1) begin(n * BATCH);
    for (let from = 0; from < families.length; from += BATCH) {
      const writes = (await under.shift()) ?? [];
      begin(from + CREDITS * BATCH);
      for (const { changes } of writes) sums.add(changes);
      await tell({ done: Math.min(from + BATCH, families.length), total: families.length });
    }
    return sums.judged();
  } finally {
    await pool.close();
  }
}
