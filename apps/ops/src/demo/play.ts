import { addDays, type LocalDate } from '@kurator/kernel';
import type { Client, Json } from './client';
import { runErrand } from './errands';
import { takeStep } from './periods';
import type { Errand } from './story/errands';
import { DISTRICTS } from './region/districts';
import type { QuarterStep } from './story/quarter-steps';
import { sentBetween } from './story/region-story';
import { putRight } from './corrections';
import { BATCH_DAYS, type Correction } from './story/corrections';
import { filled, type EventOf } from './story/event-of';
import type { Decision, FamilyStory } from './story/types';

/** Late enough that the day is the same in every district, early enough that it has not ended anywhere. */
const CLOSING_TIME = 'T12:00:00.000Z';

export interface Progress {
  readonly on: LocalDate;
  readonly families: number;
  readonly decisions: number;
  readonly refused: number;
  readonly events: number;
  /** Corrections that were proposed and confirmed. */
  readonly corrected: number;
}
export interface Played extends Progress {
  /** Log position of the last answer to each commission, and to the offices. */
  readonly positions: ReadonlyMap<string, string>;
  /** Day on which the register was told of each errand, by its key. */
  readonly errandsOn: ReadonlyMap<string, LocalDate>;
}

/** Why a played line was not answered as the story says it has to be. */
export class StoryBroken extends Error {}

interface Run {
  readonly client: Client;
  /** Of every accepted command: ids of its events by type. */
  readonly eventIds: Map<string, ReadonlyMap<string, string>>;
  readonly families: Set<string>;
  readonly positions: Map<string, string>;
  readonly errandsOn: Map<string, LocalDate>;
  decisions: number;
  refused: number;
  events: number;
  corrected: number;
}

/** The id of an event that an earlier answer told. @throws StoryBroken when there is none yet */
function idOf({ eventIds }: Run, { $event, type }: EventOf): string {
  const eventId = eventIds.get($event)?.get(type);
  if (eventId === undefined) throw new StoryBroken(`no answer yet to the command of which ${type} is named`);
  return eventId;
}

/** The line as it is sent: ids of earlier events filled in from the register's answers. */
function lineOf({ commandId, familyId, command, data, onBehalfOf }: Decision, run: Run): object {
  return { commandId, familyId, command, data: filled(data, (place) => idOf(run, place)), onBehalfOf };
}

function asTold(decision: Decision, answer: Json | undefined): boolean {
  if (decision.refused !== undefined) return answer?.['code'] === decision.refused;
  return answer?.['status'] === 201 && (answer['events'] as readonly unknown[]).length === decision.events;
}

function take(run: Run, decision: Decision, answer: Json | undefined, line: object): void {
  if (!asTold(decision, answer)) {
    const wanted = decision.refused ?? `201 with ${decision.events} events`;
    throw new StoryBroken(`wanted ${wanted}\nline   ${JSON.stringify(line)}\nanswer ${JSON.stringify(answer)}`);
  }
  run.decisions += 1;
  if (decision.refused !== undefined) {
    run.refused += 1;
    return;
  }
  const events = answer?.['events'] as readonly { readonly eventId: string; readonly type: string }[];
  run.eventIds.set(decision.commandId, new Map(events.map(({ eventId, type }) => [type, eventId])));
  run.events += events.length;
  run.families.add(decision.familyId);
  run.positions.set(decision.municipality, String(answer?.['position']));
}

async function sendBatch(run: Run, municipality: string, decisions: readonly Decision[]): Promise<void> {
  const key = DISTRICTS.find(({ oktmo }) => oktmo === municipality)?.key ?? '';
  const lines = decisions.map((decision) => lineOf(decision, run));
  const answers = await run.client.decisions(`system-${key}`, lines);
  decisions.forEach((decision, index) => take(run, decision, answers[index], lines[index] ?? {}));
}

interface Span {
  readonly from: LocalDate;
  readonly to: LocalDate;
  /** Steps of the quarters, in their order. */
  readonly steps: readonly QuarterStep[];
  /** What offices do beside the families, by day. */
  readonly errands: readonly Errand[];
  readonly progress: (progress: Progress) => void;
}

/** The last day of the batch that begins on a day: a fortnight later, or on the day of a quarter's next step. */
function endOfBatch(from: LocalDate, { to, steps }: Span): LocalDate {
  const step = steps.find(({ on }) => on >= from)?.on ?? to;
  const full = addDays(from, BATCH_DAYS - 1);
  return [to, step, full].reduce((least, day) => (day < least ? day : least));
}

async function takeSteps(run: Run, steps: readonly QuarterStep[], on: LocalDate): Promise<void> {
  for (const step of steps)
    if (step.on === on) await takeStep(run.client, step, run.positions.get(step.district?.oktmo ?? ''));
}

/** Offices do theirs when the families' decisions of the batch are in, one after the other. */
async function runErrands(run: Run, errands: readonly Errand[], end: LocalDate): Promise<void> {
  for (const errand of errands) {
    const { position } = await runErrand(run.client, errand);
    run.positions.set('errands', String(position));
    run.errandsOn.set(errand.key, end);
  }
}

async function correct(run: Run, corrections: readonly Correction[]): Promise<void> {
  for (const correction of corrections) {
    await putRight(run.client, correction, idOf(run, correction.event));
    run.corrected += 1;
  }
}

/**
 * Plays the stories fortnight by fortnight, as the commissions' software would: the clock moves to its end, then each
 * commission sends what it decided since. Quarters are reported and summarised on their days.
 * @throws StoryBroken for the first line that is not answered as the story says
 */
export async function play(client: Client, stories: readonly FamilyStory[], span: Span): Promise<Played> {
  const run: Run = {
    client,
    eventIds: new Map(),
    families: new Set(),
    positions: new Map(),
    errandsOn: new Map(),
    decisions: 0,
    refused: 0,
    events: 0,
    corrected: 0,
  };
  for (let from = span.from; from <= span.to;) {
    const end = endOfBatch(from, span);
    await client.moveClock(`${end}${CLOSING_TIME}`);
    const batches = [...sentBetween(stories, from, end)];
    await Promise.all(batches.map(([municipality, decisions]) => sendBatch(run, municipality, decisions)));
    const mistakes = stories.flatMap(({ corrections }) => corrections.filter(({ on }) => on >= from && on <= end));
    await correct(run, mistakes);
    const due = span.errands.filter(({ on }) => on >= from && on <= end);
    await runErrands(run, due, end);
    await takeSteps(run, span.steps, end);
    span.progress({ ...run, on: end, families: run.families.size });
    from = addDays(end, 1);
  }
  return { ...run, on: span.to, families: run.families.size };
}
