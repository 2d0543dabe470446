import type { Answer, Client, Headed } from '../../support/client';
import { idOf } from '../../support/ids';
import { instantAt, PLACES } from '../../support/places';
import { valueAt } from '../compare';
import type { CommandStep, EventOf, PostStep, Scenario } from '../model';

export type Item = Readonly<Record<string, unknown>>;
/** A command that was accepted, with all that is needed to send it again. */
export interface Sent {
  readonly step: CommandStep;
  readonly commandId: string;
  readonly data: Item;
  readonly ifMatch?: string;
  readonly text: string;
}

/** A post that was accepted. */
export interface Posted {
  readonly step: PostStep;
  readonly key: string;
  readonly text: string;
}

/** What the steps of one scenario share: the server, its clock, and what was learned so far. */
export interface Stage {
  readonly scenario: Scenario;
  readonly client: Client;
  /** Moves the server's clock to a local time of the place, unless it stands later already (a backdated fact). */
  moveTo(date: string, time?: string): Promise<void>;
  /** Reads, and waits for what the last accepted command wrote. */
  get(as: string, path: string, headers?: Headed): Promise<Answer>;
  send(step: CommandStep, commandId: string, data: Item, ifMatch?: string): Promise<Answer>;
  /** The body of a command: `occurredOn`, `occurredAt`, and ids of earlier events put in. */
  bodyOf(step: Pick<CommandStep, 'on' | 'at' | 'data'>): Item;
  /** `ETag` of the family as the step's district reads it; undefined when the step does not ask for it. */
  ifMatchOf(step: CommandStep): Promise<string | undefined>;
  /** Learns the events and the position of an accepted answer. */
  remember(step: string, body: unknown): void;
  /** Names a family that the scenario has touched, with a user who may read it. */
  touch(family: string, reader: string): void;
  readonly touched: ReadonlyMap<string, string>;
  readonly sent: Sent[];
  readonly posted: Posted[];
}

/** Throws with every sentence that was found; nothing found is nothing wrong. */
export function failIf(title: string, found: readonly string[]): void {
  if (found.length > 0) throw new Error(`${title}\n  ${found.join('\n  ')}`);
}

/** A user who may read what `as` works on: the secretary of the same district. */
export const readerFor = (as: string, { place }: Scenario): string =>
  `secretary-${Object.keys(PLACES).find((key) => as.endsWith(`-${key}`)) ?? place.key}`;

/** The server's clock runs on from where it was put, so its "now" is known to a moment. */
function makeHand(client: Client, startsAt: string) {
  let at = Date.parse(startsAt);
  let since = performance.now();
  return async (instant: string): Promise<void> => {
    const target = Date.parse(instant);
    if (target <= at + (performance.now() - since)) return;
    await client.moveClock(instant);
    at = target;
    since = performance.now();
  };
}

/** Puts the ids of earlier events where a body says {@link EventOf}. */
function resolved(value: unknown, events: ReadonlyMap<string, string>): unknown {
  if (Array.isArray(value)) return value.map((inner) => resolved(inner, events));
  if (typeof value !== 'object' || value === null) return value;
  if (!('$eventOf' in value))
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, resolved(inner, events)]));
  const name = (value as EventOf).$eventOf.join(' ');
  const eventId = events.get(name);
  if (eventId === undefined) throw new Error(`no event ${name} was emitted before`);
  return eventId;
}

/** @param client of a server whose CLOCK_START is the scenario's first day, 06:00 local */
export function makeStage(client: Client, scenario: Scenario): Stage {
  const { place } = scenario;
  const hand = makeHand(client, instantAt(place, scenario.startsOn, '06:00'));
  const events = new Map<string, string>();
  const touched = new Map<string, string>();
  let position: string | undefined;
  const get: Stage['get'] = (as, path, headers = {}) =>
    client.get(as, path, { ...(position === undefined ? {} : { after: position }), ...headers });
  return {
    scenario,
    client,
    sent: [],
    posted: [],
    touched,
    touch: (family, reader) => void touched.set(family, reader),
    moveTo: (date, time) => hand(instantAt(place, date, time)),
    get,
    send: ({ as, family, command }, commandId, data, ifMatch) =>
      client.command(as, {
        commandId,
        familyId: idOf(family),
        command,
        data,
        ...(ifMatch === undefined ? {} : { ifMatch }),
      }),
    bodyOf: ({ on, at, data }) => ({
      occurredOn: on,
      ...(at === undefined ? {} : { occurredAt: instantAt(place, on, at) }),
      ...(resolved(data, events) as Item),
    }),
    ifMatchOf: async ({ ifMatch, as, family }) => {
      if (ifMatch === undefined) return undefined;
      const card = await get(readerFor(as, scenario), `/families/${idOf(family)}`);
      return `"${JSON.stringify(valueAt(card.json, 'revision'))}"`;
    },
    remember: (step, body) => {
      for (const event of (valueAt(body, 'events') as readonly Item[] | undefined) ?? [])
        events.set(`${step} ${String(event['type'])}`, String(event['eventId']));
      const reached = valueAt(body, 'position');
      if (typeof reached === 'string') position = reached;
    },
  };
}
