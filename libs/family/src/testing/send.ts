import type { Channel, Draft, Fact, Instant, LocalDate, Rejection } from '@kurator/kernel';
import type { Profile, Regulation } from '@kurator/regulation';
import { decide, type Candidate } from '../decide';
import { familyView, presentState, type FamilyView } from '../history';
import { sideOf } from '../holdings';
import { useCaseNamed } from '../use-cases';
import type { Circumstances } from '../use-case';
import { profileNamed, TOWNS, world, type ProfileName } from './world';

/** One command as a story tells it: its body and the day (and time) on which it happened. */
export interface Sent {
  readonly command: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly on: LocalDate;
  readonly at?: Instant;
}
/** What surrounds a story's commands; absent: MARIEL, the secretary, over the API of the commission. */
export interface Setting {
  readonly profile?: ProfileName;
  readonly regulation?: Regulation;
  readonly channel?: Channel;
  readonly agencyId?: string;
  /** Absent: the secretary. */
  readonly role?: string;
  readonly workload?: Circumstances['workload'];
  /** The other family of a merge. */
  readonly other?: Circumstances['other'];
  readonly registeredElsewhere?: ReadonlyMap<string, LocalDate>;
  /** The side that decides; absent: as the application finds it. */
  readonly municipality?: string;
  /** The stream folded already. */
  readonly view?: FamilyView;
}

export const FAMILY = 'fa000000-0000-4000-8000-000000000001';

const without = (record: Readonly<Record<string, unknown>>, ...names: readonly string[]) =>
  Object.fromEntries(Object.entries(record).filter(([name, value]) => !names.includes(name) && value !== undefined));

/**
 * The example of a command with other values: `sent('recognise-sop', { curator: undefined }, '2026-02-17')`.
 * `undefined` leaves a field out; the day is the example's own unless another one is given.
 */
export function sent(
  command: string,
  changes: Readonly<Record<string, unknown>> = {},
  on?: LocalDate,
  at?: Instant,
): Sent {
  const example = useCaseNamed(command)?.example;
  if (!example) throw new Error(`no command ${command}`);
  return {
    command,
    body: without({ ...example, ...changes }, 'occurredOn', 'occurredAt'),
    on: on ?? (example['occurredOn'] as LocalDate),
    ...(at === undefined ? {} : { at }),
  };
}

const hex = (n: number, width: number) => n.toString(16).padStart(width, '0');
/** Id of the n-th event of the command that met a stream of that length; examples refer to events by such ids. */
export const eventId = (length: number, index = 0, no = 0): string =>
  `${hex(no, 8)}-0000-5000-8000-${hex(length, 6)}${hex(index, 6)}`;
/** One second per fact, after every day that a story tells of. */
export const recordedAt = (revision: number): Instant => new Date(Date.UTC(2027, 0, 1) + revision * 1000).toISOString();

/** Once a family may move, the side that a command is decided on, as the application finds it; null before. */
function sideIn({ command, on }: Pick<Sent, 'command' | 'on'>, { stream, setting }: Omit<At, 'no'>): string | null {
  if (setting.municipality !== undefined) return setting.municipality;
  if (!stream.some((f) => f.type === 'transfer-initiated')) return null;
  const state = presentState(familyView(FAMILY, stream, setting.regulation ?? world));
  return sideOf(state, { command, occurredOn: on, municipalities: '*' });
}

type At = { readonly stream: readonly Fact[]; readonly setting: Setting; readonly no: number };
/** Where, and under which law. */
function placed(body: Sent['body'], side: string | null, { profile, regulation = world }: Setting) {
  const named = profile ?? 'MARIEL';
  return side === null
    ? {
        municipality: (body['municipality'] as string | undefined) ?? TOWNS[named],
        profile: profileNamed(named, regulation),
      }
    : { municipality: side, profile: regulation.profileOf(side, '2026-01-01') ?? profileNamed(named, regulation) };
}

/** Who sends and how, where a story says nothing of it. */
const senderOf = ({ channel = 'API_COMMISSION', agencyId = 'kdn-1', role = 'COMMISSION_SECRETARY' }: Setting) => ({
  ...{ channel, agencyId, role, officerId: 'off-1' },
});
const NOBODY_ELSEWHERE: ReadonlyMap<string, LocalDate> = new Map();
function circumstances(
  { command, on, at, body }: Sent,
  { stream, setting, no }: At,
): Circumstances & { profile: Profile } {
  const regulation = setting.regulation ?? world;
  const side = sideIn({ command, on }, { stream, setting });
  return {
    familyId: FAMILY,
    occurredOn: on,
    ...(at === undefined ? {} : { occurredAt: at }),
    ...placed(body, side, setting),
    regulation,
    ...senderOf(setting),
    eventIdOf: (index) => eventId(stream.length, index, no),
    workload: setting.workload ?? null,
    facts: stream,
    other: setting.other ?? null,
    registeredElsewhere: setting.registeredElsewhere ?? NOBODY_ELSEWHERE,
  };
}

/**
 * Decides a command on a stream as the application would, with ids and instants that only depend on the stream.
 * @param no tells ids of commands apart that meet streams of the same length
 */
export function decided(
  stream: readonly Fact[],
  command: Sent,
  setting: Setting = {},
  no = 0,
): readonly Candidate[] | Rejection {
  const useCase = useCaseNamed(command.command);
  if (!useCase) throw new Error(`no command ${command.command}`);
  const c = circumstances(command, { stream, setting, no });
  const envelope = (draft: Draft, index: number): Candidate => ({
    ...draft,
    violations: draft.violations ?? [],
    eventId: c.eventIdOf(index),
    schemaVersion: 1,
    revision: stream.length + index,
    recordedAt: recordedAt(stream.length),
    actor: { userId: 'secretary1', role: c.role },
    source: { channel: c.channel },
    commandId: eventId(stream.length, 0xffffff, no),
    commandMac: '',
    municipality: sideIn(command, { stream, setting }) ?? TOWNS[setting.profile ?? 'MARIEL'],
    profileId: c.profile.profileId,
    profileVersion: c.profile.profileVersion,
  });
  return decide(useCase, command.body, {
    facts: stream,
    circumstances: c,
    envelope,
    ...(setting.view === undefined ? {} : { view: setting.view }),
  });
}

/** Candidates as the log keeps them. */
export const stored = (candidates: readonly Candidate[]): readonly Fact[] =>
  candidates.map((c) => ({ ...c, position: String(c.revision), hash: '', previousHash: null }));
