import { type Actor, type Channel, type Clock, type Draft, type Fact } from '@kurator/kernel';
import { differencesOf, type DirectoryDifferences } from './differences';
import { directoryOf, type Directory } from './directory';
import { DIRECTORY_STREAM } from './events';
import type { DirectoryFile } from './file';

/** A fact as it is handed to the log: the draft with what the stream does not add. */
export interface NewDirectoryFact extends Draft {
  readonly eventId: string;
  readonly recordedAt: string;
  readonly actor: Actor;
  readonly source: { readonly channel: Channel };
  readonly commandId: string;
  readonly commandMac: string;
  readonly municipality: string;
  readonly profileId: string;
  readonly profileVersion: number;
}
interface LoadedHistory {
  readonly facts: readonly Fact[];
}
/** What an import needs of the histories of `libs/event-log`. */
export interface DirectoryHistories<H extends LoadedHistory = LoadedHistory> {
  load(stream: string): Promise<H>;
  append(history: H, facts: readonly NewDirectoryFact[]): Promise<H>;
  mac(stream: string, body: unknown): Promise<string>;
}

export interface ImportContext {
  readonly clock: Clock;
  /** Gives UUIDs. */
  readonly newId: () => string;
  readonly actor: Actor;
}

/** An append stays below 1 MiB: an officer's event is about 1 KiB. */
const PER_APPEND = 200;

/** The directory as the log knows it. */
export const loadDirectory = async (histories: Pick<DirectoryHistories, 'load'>): Promise<Directory> =>
  directoryOf((await histories.load(DIRECTORY_STREAM)).facts);

/** True when an import has been finished; one that a crash cut off is begun again and adds what is missing. */
export const hasDirectory = async (histories: Pick<DirectoryHistories, 'load'>): Promise<boolean> =>
  (await histories.load(DIRECTORY_STREAM)).facts.some((fact) => fact.type === 'directory-imported');

/**
 * Records the differences between the file and the register as events; an unchanged file records nothing.
 * @throws what the log throws
 */
export async function importDirectory<H extends LoadedHistory>(
  histories: DirectoryHistories<H>,
  file: DirectoryFile,
  context: ImportContext,
): Promise<DirectoryDifferences> {
  let history = await histories.load(DIRECTORY_STREAM);
  const directory = directoryOf(history.facts);
  const differences = differencesOf(directory, file);
  const unfinished = !history.facts.some((fact) => fact.type === 'directory-imported');
  const sameRegion = directory.region?.code === file.region.code && directory.region.name === file.region.name;
  if (differences.events.length === 0 && !unfinished && sameRegion) return differences;
  const imported = {
    type: 'directory-imported',
    data: { regionCode: file.region.code, regionName: file.region.name, changes: differences.events.length },
  };
  const fact = await envelope(histories, context, differences.events);
  const facts = [...differences.events, imported].map(fact);
  for (let at = 0; at < facts.length; at += PER_APPEND)
    history = await histories.append(history, facts.slice(at, at + PER_APPEND));
  return differences;
}

async function envelope(histories: Pick<DirectoryHistories, 'mac'>, context: ImportContext, body: unknown) {
  const recordedAt = context.clock();
  const commandId = context.newId();
  const commandMac = await histories.mac(DIRECTORY_STREAM, body);
  return ({ type, data }: { type: string; data: Readonly<Record<string, unknown>> }): NewDirectoryFact => ({
    type,
    data,
    eventId: context.newId(),
    episode: 1,
    occurredOn: recordedAt.slice(0, 10),
    recordedAt,
    actor: context.actor,
    source: { channel: 'SYSTEM' },
    commandId,
    commandMac,
    municipality: 'REGION',
    profileId: '',
    profileVersion: 0,
  });
}
