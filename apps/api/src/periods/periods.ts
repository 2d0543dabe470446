import type { Candidate } from '@kurator/family';
import type { Fact } from '@kurator/kernel';
import type { DecisionAnswer } from '../decisions/decisions';
import { OneAtATime } from '../decisions/one-at-a-time';
import { WayIn } from '../decisions/way-in';
import type { Language } from '../validation/validate';
import { stepAnswer } from './answers';
import { correct } from './correction';
import type { PeriodParts } from './period-parts';
import { demandPast } from './refusals';
import { streamOf, type PeriodStep, type Taken } from './step';
import { submit } from './submission';
import { summarise } from './summary';

/** The steps of a quarter as the edge knows them. @throws Problem for what the figures or the period refuse */
export interface Periods {
  take(step: PeriodStep, language: Language): Promise<DecisionAnswer>;
}

/** What a step becomes on the history of its stream. */
type Taking = (taken: Taken, language: Language) => Promise<Candidate>;
const STEPS: Readonly<Record<PeriodStep['step'], Taking>> = {
  submission: submit,
  summary: summarise,
  correction: correct,
};

const answer = (events: readonly Fact[]): DecisionAnswer => {
  const [fact] = events;
  if (fact === undefined) throw new Error('a step of a quarter is one event');
  return { status: 201, etag: String(fact.revision), body: stepAnswer(fact) };
};

/** Steps come one after the other: a summary must not be formed while a report of the same quarter comes in. */
export function openPeriods(parts: PeriodParts): Periods {
  const queue = new OneAtATime();
  const wayIn = new WayIn(parts.histories);
  const once = (step: PeriodStep, language: Language) =>
    wayIn.take(
      { command: step.step, commandId: step.commandId, body: step.body },
      {
        stream: streamOf(step),
        reach: () => step.unit,
        judge: async (history) => {
          demandPast(parts, step);
          return [await STEPS[step.step]({ parts, step, history }, language)];
        },
        answer,
      },
    );
  return { take: (step, language) => queue.run('periods', () => once(step, language)) };
}
