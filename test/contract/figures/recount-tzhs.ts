import type { Fact } from '@kurator/kernel';

/** What the recount keeps of a difficult life situation and of what follows an end; its own naive fold, like the rest. */
export interface Situation {
  front: 'SOP' | 'TZHS';
  /** How far the TZhS track has come; null when there is none. */
  stage: 'young' | 'approved' | 'accompanied' | 'ended' | 'post' | 'rejected' | 'closed' | null;
  levelEnded: boolean;
  post: boolean;
  patronage: boolean;
}
export const newSituation = (front: Situation['front']): Situation => ({
  front,
  stage: front === 'TZHS' ? 'young' : null,
  levelEnded: false,
  post: false,
  patronage: false,
});

/** What of a run these facts change. */
export interface RunWithSituation {
  open: boolean;
  since: string | null;
  level: string | null;
  readonly situation: Situation;
}
type Runs = readonly RunWithSituation[];

function reach(run: RunWithSituation, to: NonNullable<Situation['stage']>, from: readonly Situation['stage'][]): void {
  if (from.includes(run.situation.stage)) run.situation.stage = to;
  settle(run);
}
/** In front, a track that was refused or is over closes the run. */
function settle(run: RunWithSituation): void {
  const { front, stage } = run.situation;
  if (front === 'TZHS' && (stage === 'rejected' || stage === 'closed')) run.open = false;
}
const ended = (runs: Runs): RunWithSituation | undefined =>
  runs.some((run) => run.level !== null) ? undefined : runs.findLast((run) => run.situation.levelEnded);

/** Facts after which a run of the book is another; the last run of `runs` is the present one. */
export const SITUATIONS: Readonly<Record<string, (run: RunWithSituation, fact: Fact, runs: Runs) => void>> = {
  'application-registered': (run) => reach(run, 'young', ['ended', 'post']),
  'IPR-approved': (run) => reach(run, 'approved', ['young']),
  'programme-rejected': (run, { data }) => {
    if (data['final'] === true) reach(run, 'rejected', ['young']);
  },
  'accompaniment-started': (run) => {
    reach(run, 'accompanied', ['young', 'approved', 'ended', 'post']);
    Object.assign(run.situation, { levelEnded: false, post: false });
  },
  'post-accompaniment-started': (_run, _fact, runs) => {
    const of = ended(runs);
    if (of) of.situation.post = true;
    if (of) reach(of, 'post', ['ended']);
  },
  'post-accompaniment-ended': (_run, _fact, runs) => {
    const of = ended(runs);
    if (of) of.situation.post = false;
    if (of) reach(of, 'closed', ['post']);
  },
  'referred-to-TZHS': (run) => {
    if (run.situation.front === 'SOP') run.situation.stage ??= 'young';
  },
  'track-changed': (run, { data }) => {
    if (run.situation.front === data['to']) return;
    run.situation.front = data['to'] as Situation['front'];
    if (data['reason'] === 'SOP_NOT_CONFIRMED') run.open = true;
    settle(run);
  },
  'recognized-SOP': (run) => void (run.situation.front = 'SOP'),
  deregistered: (run, { data }) => {
    if (!run.open) run.situation.patronage = data['mode'] === 'WITH_PATRONAGE';
  },
  'patronage-ended': (_run, _fact, runs) => {
    const of = runs.findLast((run) => run.since !== null);
    if (of) of.situation.patronage = false;
  },
};

/** What the end of accompaniment is for the run that it belongs to, before its level is gone. */
export function endSituation(run: RunWithSituation): void {
  run.situation.levelEnded = true;
  reach(run, 'ended', ['accompanied']);
}

/** Watched after the end: post-accompaniment, or patronage of the last registration. */
export const isWatched = (runs: Runs): boolean =>
  ended(runs)?.situation.post === true || runs.findLast((run) => run.since !== null)?.situation.patronage === true;
