import type { Client } from '../client';
import type { Played } from '../play';
import type { Errand } from '../story/errands';
import type { QuarterStep } from '../story/quarter-steps';
import { partIn } from '../recount/parts';
import type { FamilyStory } from '../story/types';

/** What a question was answered with, in one line, and what is wrong with the answer. */
export interface Finding {
  readonly question: string;
  readonly answer: string;
  readonly faults: readonly string[];
}
export interface Asked {
  readonly client: Client;
  readonly stories: readonly FamilyStory[];
  /** Steps of the quarters that were taken. */
  readonly steps: readonly QuarterStep[];
  /** What offices did beside the families. */
  readonly errands: readonly Errand[];
  readonly played: Played;
  /** The story's last day. */
  readonly on: string;
}
export const REGION = 'REGION';
/** The families of a district, each as far as it was there, or of the region. */
export const livingIn = (stories: readonly FamilyStory[], unit: string): readonly FamilyStory[] =>
  unit === REGION ? stories : stories.flatMap((story) => partIn(story, unit) ?? []);

export type Question = (asked: Asked) => Promise<readonly Finding[]>;

/** Collects what differs between what was counted and what the register says. */
export function differences(): {
  same(what: string, told: unknown, answered: unknown): void;
  holds(what: string, ok: boolean): void;
  readonly faults: readonly string[];
} {
  const faults: string[] = [];
  return {
    same(what, told, answered) {
      if (told !== answered) faults.push(`${what}: counted ${String(told)}, register says ${String(answered)}`);
    },
    holds(what, ok) {
      if (!ok) faults.push(what);
    },
    faults,
  };
}
