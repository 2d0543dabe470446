import { addDays, type LocalDate } from '@kurator/kernel';
import type { Client, Json } from './client';
import { DISTRICTS } from './region/districts';
import { sentBetween } from './story/region-story';
import { filled, type EventOf } from './story/event-of';
import { BATCH_DAYS, type Decision, type FamilyStory } from './story/types';

/** Late enough that the day is the same in every district, early enough that it has not ended anywhere. */
const CLOSING_TIME = 'T12:00:00.000Z';

export interface Progress {
  readonly on: LocalDate;
  readonly families: number;
  readonly decisions: number;
  readonly refused: number;
  readonly events: number;
}
export interface Played extends Progress {
  /** Log position of the last answer to each commission. */
  readonly positions: ReadonlyMap<string, string>;
}

/** Why a played line was not answered as the story says it has to be. */
export class StoryBroken extends Error {}

interface Run {
  readonly client: Client;
  /** Of every accepted command: ids of its events by type. */
  readonly eventIds: Map<string, ReadonlyMap<string, string>>;
  readonly families: Set<string>;
  readonly positions: Map<string, string>;
  decisions: number;
  refused: number;
  events: number;
}

/** The line as it is sent: ids of earlier events filled in from the register's answers. */
function lineOf({ commandId, familyId, command, data, onBehalfOf }: Decision, run: Run): object {
  const idOf = ({ $event, type }: EventOf): string => {
    const eventId = run.eventIds.get($event)?.get(type);
    if (eventId === undefined)
      throw new StoryBroken(`${command}: no answer yet to the command of which it names ${type}`);
    return eventId;
  };
  return { commandId, familyId, command, data: filled(data, idOf), onBehalfOf };
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

/**
 * Plays the stories fortnight by fortnight, as the commissions' software would: the clock moves to its end, then each
 * commission sends what it decided since.
 * @throws StoryBroken for the first line that is not answered as the story says
 */
export async function play(
  client: Client,
  stories: readonly FamilyStory[],
  span: { readonly from: LocalDate; readonly to: LocalDate; readonly progress: (progress: Progress) => void },
): Promise<Played> {
  const run: Run = {
    client,
    eventIds: new Map(),
    families: new Set(),
    positions: new Map(),
    decisions: 0,
    refused: 0,
    events: 0,
  };
  for (let from = span.from; from <= span.to; from = addDays(from, BATCH_DAYS)) {
    const end = addDays(from, BATCH_DAYS - 1) < span.to ? addDays(from, BATCH_DAYS - 1) : span.to;
    await client.moveClock(`${end}${CLOSING_TIME}`);
    const batches = [...sentBetween(stories, from, end)];
    await Promise.all(batches.map(([municipality, decisions]) => sendBatch(run, municipality, decisions)));
    span.progress({ ...run, on: end, families: run.families.size });
  }
  const { decisions, refused, events, positions, families } = run;
  return { on: span.to, families: families.size, decisions, refused, events, positions };
}
