import { localDateOf, type LocalDate } from '@kurator/kernel';
import type { Logger } from '@kurator/platform';
import type { ReadModels } from '@kurator/read-models';
import type { Regulation } from '@kurator/regulation';
import type { ComingOfAge } from '@projections/coming-of-age';
import { v5 } from 'uuid';
import type { DecisionRequest, Decisions } from '../decisions/decisions';

/** What the reactor stands on. */
export interface BirthdayParts {
  readonly models: ReadModels;
  /** False while they are built: the next round asks them. */
  readonly answers: () => boolean;
  readonly decisions: Decisions;
  readonly regulation: () => Regulation;
  readonly now: () => string;
  /** Waits until the read models have seen what is recorded, for a short time at most. */
  readonly caughtUp: () => Promise<unknown>;
  readonly logger: Logger;
}
/** Raises what is due. */
export interface Reactor {
  /** At once, after a run that is under way. Never fails: what could not be done is logged and tried again. */
  run(): Promise<void>;
  /** The clock was moved: runs when that brought another day to one of the municipalities. */
  moved(): Promise<void>;
  /** Ends the daily round, after a run that is under way. */
  stop(): Promise<void>;
}

/** Midnight passes unannounced: this often somebody looks. */
const EVERY_MS = 30_000;
const PAGE = 500;

/** One task for each person and birthday, however often it is sent: its id follows from both. */
const requestOf = ({ familyId, personId, on }: ComingOfAge): DecisionRequest => ({
  familyId,
  command: 'raise-coming-of-age',
  commandId: v5(`${personId}/${on}`, familyId),
  body: { occurredOn: on, personId },
  actor: { userId: 'system', role: 'SYSTEM' },
  channel: 'SYSTEM',
  municipalities: '*',
});

/** The day of each municipality; a municipality that nobody knows any more has none. */
function daysOf({ regulation, now }: BirthdayParts): ReadonlyMap<string, LocalDate> {
  return new Map(
    regulation()
      .municipalities()
      .map(({ oktmo, timeZone }) => [oktmo, localDateOf(now(), timeZone)]),
  );
}

/** Raises every task whose day has come; answers nothing. `done` keeps what was settled from being sent again. */
async function raiseDue(parts: BirthdayParts, done: Set<string>): Promise<void> {
  const days = daysOf(parts);
  const latest = [...days.values()].sort().at(-1);
  if (latest === undefined) return;
  let cursor: string | null = null;
  do {
    const after: { readonly cursor?: string } = cursor === null ? {} : { cursor };
    const query = { where: { on: { lte: latest } }, limit: PAGE, ...after };
    const page = await parts.models.use((store) => store.find('comings-of-age', query));
    const rows = page.items as unknown as readonly ComingOfAge[];
    for (const row of rows.filter(({ on, municipality }) => on <= (days.get(municipality) ?? '')))
      await raise(parts, row, done);
    cursor = page.nextCursor;
  } while (cursor !== null);
}

async function raise({ decisions, logger }: BirthdayParts, row: ComingOfAge, done: Set<string>): Promise<void> {
  const request = requestOf(row);
  if (done.has(request.commandId)) return;
  const answer = await decisions.decide(request);
  // Without room or log it is tried again; any other refusal says that there is nothing to raise.
  if (answer.status !== 503) done.add(request.commandId);
  if (answer.status !== 201) logger.warn({ familyId: row.familyId, answer }, 'a coming of age was not raised');
}

/**
 * C46: raises `minor-came-of-age` on the 18th birthday of every minor of a registered family, once, as a task that
 * changes no registration (CG-43). What is to be done is read from the projection `coming-of-age`, so a crash, a restart
 * or a late fact needs nothing of its own.
 */
export function whenBirthdayThenTask(parts: BirthdayParts): Reactor {
  const done = new Set<string>();
  let under: Promise<void> = Promise.resolve();
  let seen = '';
  const once = async (): Promise<void> => {
    if (!parts.answers()) return;
    try {
      seen = [...daysOf(parts).values()].join();
      await parts.caughtUp();
      await raiseDue(parts, done);
    } catch (error) {
      parts.logger.error({ err: error }, 'raising comings of age failed; it is tried again');
    }
  };
  const run = (): Promise<void> => {
    under = under.then(once);
    return under;
  };
  const round = setInterval(() => void run(), EVERY_MS);
  round.unref();
  return {
    run,
    moved: () => ([...daysOf(parts).values()].join() === seen ? Promise.resolve() : run()),
    stop: () => {
      clearInterval(round);
      return under;
    },
  };
}
