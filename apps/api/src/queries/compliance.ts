import type { Viewer } from '@kurator/access';
import type { Filter, ReadModelReads } from '@kurator/read-models';
import { compliance as figuresOf, QUALITY_DEFINITIONS } from '@projections/quality';
import { shownPosition, type Question } from '../figures';
import { complianceSums } from '../figures/compliance-sums';
import type { Processor, Progress } from '@kurator/jobs';
import { resultOf, type UserJobs } from '../jobs/user-jobs';
import type { QuarterReads } from '../periods/period-parts';
import { INLINE, replayHere, replayInThreads, type Judged, type Replay, type ReplayParts } from '../replay/replay';
import { newestVersion } from '../replay/under-profile';
import { dayOf, refusedPeriod } from './compliance-day';
import { refusal, wrongParameter } from './lists';
import { openDiscrepancies, ownDutiesDue, requestFigures, withOwn, withOwnRunning } from './own-endings';
import type { ComplianceParams, QueryAnswer, QueryRefusal } from './queries';
import { periodSpan } from './spans';

/** What compliance is read from. */
export interface ComplianceReads extends QuarterReads {
  readonly replays: ReplayParts;
  readonly jobs: UserJobs;
}
type Judging = Omit<ComplianceReads, 'jobs'>;

type Asked = ComplianceParams & { readonly profile: string };

/** Every family that was ever of the unit. */
async function familiesOf(reads: ReadModelReads, unit: string): Promise<readonly string[]> {
  const where: Filter = unit === 'REGION' ? {} : { municipality: { eq: unit } };
  return (await reads.distinct('bank', 'familyId', where)).map(String);
}

/** Everything that the facts say under their own regulation. */
async function ownFigures(reads: QuarterReads, params: ComplianceParams, question: Question) {
  const { register } = reads;
  const { period, unit } = params;
  const on = dayOf(reads, params);
  const own = await ownDutiesDue(reads, question, on);
  const open = await openDiscrepancies(reads, question, on);
  return register.read((store) =>
    store.snapshot(async (snapshot) => {
      const position = await shownPosition(snapshot);
      const { rules, running, ...figures } = figuresOf(await complianceSums(snapshot, question, on));
      const profile = register.regulation().profileOf(unit, question.span.to)?.profileId ?? null;
      const terms = { rules: withOwn(rules, own), running: withOwnRunning(running, own) };
      const others = { requests: requestFigures(own), reconciliation: { differences: open } };
      const head = { period, unit, profile, ...terms };
      return { ...head, ...figures, ...others, definitions: QUALITY_DEFINITIONS, position, asOf: on };
    }),
  );
}

/** What is judged again, or why it cannot be. */
async function replayOf(reads: Judging, params: Asked): Promise<Replay | QueryRefusal> {
  const { unit, period, profile: profileId } = params;
  const profile = newestVersion(reads.replays.profiles(), profileId);
  if (profile === null) return refusal(404, 'PROFILE_NOT_FOUND', { profileId });
  const families = await reads.register.read((store) => familiesOf(store, unit));
  return { families, question: { unit, span: periodSpan(period) }, profile, on: dayOf(reads, params) };
}
const replayed = async (
  reads: Judging,
  params: Asked,
  { replay, judged }: { readonly replay: Replay; readonly judged: Judged },
): Promise<QueryAnswer> => ({
  ...(await ownFigures(reads, params, replay.question)),
  ...{ profile: params.profile, profileVersion: replay.profile.profileVersion, ...judged },
});

/** The same facts under another regulation: at once, or as a job when there are many families. */
async function underAnother(reads: ComplianceReads, params: Asked, viewer: Viewer): Promise<QueryAnswer> {
  const replay = await replayOf(reads, params);
  if ('code' in replay) return replay;
  if (replay.families.length <= INLINE)
    return replayed(reads, params, { replay, judged: await replayHere(reads.replays, replay) });
  const { after: _waitedFor, ...question } = params;
  return reads.jobs.ask('policy-replay', { viewer, action: 'compliance', question });
}

/** Judges many families under another regulation, in threads. */
export function replayProcessor(reads: Judging): Processor {
  return async (input, run) => {
    const { question: params } = input as { readonly question: Asked };
    const replay = await replayOf(reads, params);
    if ('code' in replay) return resultOf(replay);
    const judged = await replayInThreads(reads.replays, replay, (progress: Progress) => run.tell(progress));
    return resultOf(await replayed(reads, params, { replay, judged }));
  };
}

/**
 * `GET /statistics/compliance`: how the duties of a unit that were due in a period ended, and the other figures of
 * process and quality (ST-50 to ST-54, ST-56 to ST-60), from what is known, as all of it stood at the end of the day
 * `asOf` (absent: today). Running terms are told apart and not counted.
 * @returns figures, or 400 for a period that had not begun on that day, 403 for another territory, 503 READ_MODEL_BEHIND
 */
export async function compliance(reads: QuarterReads, params: ComplianceParams, viewer: Viewer): Promise<QueryAnswer> {
  const refused = await refusedPeriod(reads, params, viewer);
  return refused ?? ownFigures(reads, params, { unit: params.unit, span: periodSpan(params.period) });
}

/**
 * The same with `profile`: the duties of families are judged as if that regulation, in its newest version, had always been
 * in force.
 * @returns figures, or `{jobId}` for a large replay, 404 for an unknown regulation, and what {@link compliance} refuses;
 * what was known at an instant is judged by its own law only
 */
export async function complianceUnder(reads: ComplianceReads, params: Asked, viewer: Viewer): Promise<QueryAnswer> {
  const refused = await refusedPeriod(reads, params, viewer);
  if (refused) return refused;
  return params.knownAt === undefined ? underAnother(reads, params, viewer) : wrongParameter('knownAt');
}
