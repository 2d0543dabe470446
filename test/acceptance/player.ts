import type { Client } from '../support/client';
import { exhaustive } from '@kurator/kernel';
import type { Scenario, Step } from './model';
import { playBatch, playCommand, playRace, resend } from './play/commands';
import { ask, historyFaults, judge } from './play/questions';
import { failIf, makeStage } from './play/stage';

/** Plays a scenario's steps, one after the other, against a server. Every method throws with all differences. */
export interface Player {
  play(step: Step): Promise<void>;
  /** Every command that was accepted, sent again with the same key, must answer the same bytes. */
  resendAll(): Promise<void>;
  /** The laws that hold for every family of every scenario: envelopes, hash chain, the card replayed to today. */
  checkHistories(): Promise<void>;
}

/** @param client of a server whose CLOCK_START is the scenario's first day, 06:00 local */
export function makePlayer(client: Client, scenario: Scenario): Player {
  const stage = makeStage(client, scenario);
  return {
    play: async (step) => {
      switch (step.kind) {
        case 'command':
          return playCommand(stage, step);
        case 'batch':
          return playBatch(stage, step);
        case 'race':
          return playRace(stage, step);
        case 'ask':
          return ask(stage, step);
        case 'due':
          return judge(stage, step);
        case 'pending':
        case 'elsewhere':
          throw new Error(`${step.step} is not played: ${step.what}`);
        default:
          return exhaustive(step);
      }
    },
    resendAll: async () => {
      const faults: string[] = [];
      for (const entry of stage.sent) faults.push(...(await resend(stage, entry)));
      failIf(`${stage.sent.length} commands sent again`, faults);
    },
    checkHistories: async () => {
      const faults: string[] = [];
      for (const [family, reader] of stage.touched) faults.push(...(await historyFaults(stage, family, reader)));
      failIf('histories', stage.touched.size === 0 ? ['no family was touched'] : faults);
    },
  };
}
