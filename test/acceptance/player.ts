import type { Client } from '../support/client';
import type { ElsewhereStep, PendingStep, Scenario, Step } from './model';
import { playBatch, playCommand, playRace, resend } from './play/commands';
import { playExport } from './play/exports';
import { ask, historyFaults, judge } from './play/questions';
import { playPost, resendPost } from './play/posts';
import { failIf, makeStage, type Stage } from './play/stage';

/** Plays a scenario's steps, one after the other, against a server. Every method throws with all differences. */
export interface Player {
  play(step: Step): Promise<void>;
  /** Every command that was accepted, sent again with the same key, must answer the same bytes. */
  resendAll(): Promise<void>;
  /** The laws that hold for every family of every scenario: envelopes, hash chain, the card replayed to today. */
  checkHistories(): Promise<void>;
}

type Play = (stage: Stage, step: Step) => Promise<void>;
const notPlayed = (_stage: Stage, { step, what }: PendingStep | ElsewhereStep): Promise<void> =>
  Promise.reject(new Error(`${step} is not played: ${what}`));

/** How a step of each kind is played. */
const PLAYS: { readonly [K in Step['kind']]: (stage: Stage, step: Extract<Step, { kind: K }>) => Promise<void> } = {
  command: playCommand,
  batch: playBatch,
  race: playRace,
  post: playPost,
  ask,
  export: playExport,
  due: judge,
  pending: notPlayed,
  elsewhere: notPlayed,
};

/** @param client of a server whose CLOCK_START is the scenario's first day, 06:00 local */
export function makePlayer(client: Client, scenario: Scenario): Player {
  const stage = makeStage(client, scenario);
  return {
    play: (step) => (PLAYS[step.kind] as Play)(stage, step),
    resendAll: async () => {
      const faults: string[] = [];
      for (const entry of stage.sent) faults.push(...(await resend(stage, entry)));
      for (const entry of stage.posted) faults.push(...(await resendPost(stage, entry)));
      failIf(`${stage.sent.length + stage.posted.length} commands sent again`, faults);
    },
    checkHistories: async () => {
      const faults: string[] = [];
      for (const [family, reader] of stage.touched) faults.push(...(await historyFaults(stage, family, reader)));
      failIf('histories', stage.touched.size === 0 ? ['no family was touched'] : faults);
    },
  };
}
