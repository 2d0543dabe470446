import { loadDirectory, type Directory } from '@kurator/directory';
import { RevisionConflict, type EventLog, type Histories, type NewFact } from '@kurator/event-log';
import type { Fact } from '@kurator/kernel';
import {
  builtInCalendars,
  builtInProfiles,
  calendarPublished,
  calendarStream,
  checkedProfile,
  makeRegulation,
  profilePublished,
  profileStream,
  type CalendarYear,
  type Profile,
  type Regulation,
} from '@kurator/regulation';

type Publishing = Pick<NewFact, 'type' | 'data'>;
export interface Clockwork {
  readonly now: () => string;
  readonly newId: () => string;
}

async function publish(
  histories: Histories,
  stream: string,
  fact: () => Publishing,
  { now, newId }: Clockwork,
): Promise<void> {
  const history = await histories.load(stream);
  if (history.revision >= 0) return;
  const recordedAt = now();
  const envelope = { episode: 1, occurredOn: recordedAt.slice(0, 10), recordedAt, commandMac: '' };
  const published: NewFact = {
    ...fact(),
    ...envelope,
    eventId: newId(),
    commandId: newId(),
    actor: { userId: 'system', role: 'SYSTEM' },
    source: { channel: 'SYSTEM' },
    municipality: 'REGION',
    profileId: '',
    profileVersion: 0,
  };
  try {
    await histories.append(history, [published]);
  } catch (error) {
    // Another process that starts beside us was quicker, with the same.
    if (!(error instanceof RevisionConflict)) throw error;
  }
}

/** Publishes the built-in regulations and calendars at the first start (architecture decision 8). Repeatable. */
export async function publishBuiltIns(histories: Histories, clockwork: Clockwork): Promise<void> {
  for (const { profileId } of builtInProfiles)
    await publish(histories, profileStream(profileId), () => profileFact(profileId), clockwork);
  for (const body of builtInCalendars) {
    const { calendar, year, verified } = body;
    const data = { calendar, year, verified, body };
    await publish(histories, calendarStream(calendar, year), () => ({ type: calendarPublished.name, data }), clockwork);
  }
}

function profileFact(profileId: string): Publishing {
  const body = checkedProfile(builtInProfiles.find((one) => one.profileId === profileId));
  const { profileVersion, validFrom } = body;
  const data = { profileId, profileVersion, ...(validFrom === null ? {} : { validFrom }), body };
  return { type: profilePublished.name, data };
}

/** The law and the directory as the log holds them: what {@link makeRegulation} takes, plain and copyable. */
export interface LawSource {
  readonly profiles: readonly Profile[];
  readonly calendars: readonly CalendarYear[];
  readonly directory: Directory;
}

const bodies = <T>(facts: readonly Fact[]): readonly T[] => facts.map((fact) => fact.data['body'] as T);

type Loading = Pick<Histories, 'load'>;
type Listing = Pick<EventLog, 'streams'>;

async function published<T>(histories: Loading, log: Listing, prefix: string): Promise<readonly T[]> {
  const all: T[] = [];
  for await (const stream of log.streams(prefix)) all.push(...bodies<T>((await histories.load(stream)).facts));
  return all;
}

export const loadLaw = async (histories: Loading, log: Listing): Promise<LawSource> => ({
  profiles: await published<Profile>(histories, log, 'profile-'),
  calendars: await published<CalendarYear>(histories, log, 'calendar-'),
  directory: await loadDirectory(histories),
});

export const regulationOf = ({ profiles, calendars, directory }: LawSource): Regulation =>
  makeRegulation({ profiles, calendars, ...directory });
