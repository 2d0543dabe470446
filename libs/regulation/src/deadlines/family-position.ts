import type { Fact, LocalDate } from '@kurator/kernel';
import type { Level, Regulation, Track } from '../types';
import { agencyOfficer, flag, levelOf, subjectsOf, text, type AgencyOfficer } from './readers';

/** What the rules need to know of a family's episode while its facts go by. Every list and set in it is copied by {@link copyOfPosition}. */
export interface Position {
  readonly episode: number;
  /** Facts of the episode so far, the present one included. */
  readonly facts: Fact[];
  /** Agencies whose journal has an entry. */
  readonly journaled: Set<string>;
  /** The commission has received a message; `awaiting`: one is still on its way from an agency. */
  received: boolean;
  awaiting: boolean;
  /** The agency that the last message is from. */
  reporter: string | null;
  /** A threat to life or health was told or seen, and no later survey found none. */
  threat: boolean;
  /** The last message told of a threat. */
  messageThreat: boolean;
  readonly subjects: Set<string>;
  /** Registered before the present fact. */
  wasRegistered: boolean;
  decided: boolean;
  level: Level | null;
  curator: AgencyOfficer | null;
  institution: AgencyOfficer | null;
  /** Whom the decision was sent to. */
  keeper: AgencyOfficer | null;
  /** An approved programme is being carried out. */
  inWork: boolean;
  track: Track | null;
  /** A record stands in the bank, open to those who work with it. */
  recorded: boolean;
  /** Days of scheduled sessions. */
  readonly sessions: LocalDate[];
  /** The municipality that took the family over last; null while it never moved. */
  home: string | null;
}

type GoesOn = Pick<Position, 'level' | 'institution' | 'keeper' | 'recorded'>;
const NOTHING_BEFORE: GoesOn = { level: null, institution: null, keeper: null, recorded: false };
const goingOn = ({ level, institution, keeper, recorded }: GoesOn): GoesOn => ({
  level,
  institution,
  keeper,
  recorded,
});

/** A later episode begins anew, but accompaniment and bank record go on as they are. */
export const newPosition = (episode: number, before: Position | null): Position => ({
  episode,
  facts: [],
  journaled: new Set(),
  received: false,
  awaiting: false,
  reporter: null,
  threat: false,
  messageThreat: false,
  subjects: new Set(),
  wasRegistered: false,
  decided: false,
  curator: null,
  inWork: false,
  track: null,
  sessions: [],
  home: before?.home ?? null,
  ...goingOn(before ?? NOTHING_BEFORE),
});

/** A copy that may go on without the other. */
export const copyOfPosition = (position: Position): Position => ({
  ...position,
  facts: [...position.facts],
  journaled: new Set(position.journaled),
  subjects: new Set(position.subjects),
  sessions: [...position.sessions],
});

type Step = (position: Position, fact: Fact, regulation: Regulation) => void;

/** A commission is an agency of kind AG-01, or the one that answers for the municipality. */
export const isCommission = (agencyId: string | undefined, fact: Fact, regulation: Regulation): boolean =>
  agencyId !== undefined && (agencyId === fact.commissionId || regulation.agency(agencyId)?.kind === 'AG-01');

/** The commission's own secretary registers the message: it has received it at once (no forwarding). */
export function isOwnMessage(fact: Fact, regulation: Regulation): boolean {
  if (fact.actor.role === 'COMMISSION_SECRETARY' || text(fact.data, 'detectedByAgencyKind') === 'AG-01') return true;
  const agency = text(fact.data, 'detectedByAgencyId') ?? fact.actor.agencyId;
  return isCommission(agency, fact, regulation) || isCommission(fact.actor.agencyId, fact, regulation);
}

const assign: Step = (position, { data }) => {
  const responsible = text(data, 'responsibleAgencyId');
  position.curator =
    agencyOfficer(data, 'new') ??
    agencyOfficer(data, 'curator') ??
    (responsible === undefined ? position.curator : { agencyId: responsible });
};
const leave: Step = (position, { data }) => {
  for (const subject of subjectsOf(data)) position.subjects.delete(subject);
};
const host: Step = (position, { data }) => {
  const agencyId = text(data, 'institutionId');
  const officerId = text(data, 'specialistId');
  if (agencyId !== undefined) position.institution = officerId === undefined ? { agencyId } : { agencyId, officerId };
};
const message: Step = (position, fact, regulation) => {
  position.messageThreat = flag(fact.data, 'threatToLife');
  position.threat ||= position.messageThreat;
  const holder = text(fact.data, 'detectedByAgencyId') ?? fact.actor.agencyId;
  if (!isOwnMessage(fact, regulation)) position.reporter = holder ?? position.reporter;
};

const trackOf = (value: string | undefined): Track | null => (value === 'SOP' || value === 'TZHS' ? value : null);

/** What a fact changes before the rules look at it. */
const BEFORE: Readonly<Record<string, Step>> = {
  reported: (position, fact, regulation) => {
    // A repeat message changes no track; `track-changed` does.
    position.track ??= trackOf(text(fact.data, 'track'));
    message(position, fact, regulation);
  },
  'application-registered': (position, { data }) => {
    position.track ??= 'TZHS';
    const agencyId = text(data, 'institutionId');
    if (agencyId !== undefined) position.institution ??= { agencyId };
  },
  'track-changed': (position, { data }) => {
    position.track = trackOf(text(data, 'to')) ?? position.track;
  },
  'bank-record-included': (position) => {
    position.recorded = true;
  },
  surveyed: (position, { data }) => {
    position.threat = flag(data, 'threatToLife');
  },
  'recognized-SOP': (position, fact, regulation) => {
    position.track = 'SOP';
    for (const subject of subjectsOf(fact.data)) position.subjects.add(subject);
    assign(position, fact, regulation);
  },
  'curator-assigned': assign,
  'curator-replaced': assign,
  deregistered: leave,
  'resolution-annulled-by-court': leave,
  'accompaniment-started': host,
  'responsible-specialist-assigned': host,
  'bank-decision-sent': (position, { data }) => {
    const agencyId = text(data, 'toInstitutionId');
    if (agencyId !== undefined) position.keeper = { agencyId };
  },
  'IPR-approved': (position) => {
    position.inWork = true;
  },
  'programme-completed': (position) => {
    position.inWork = false;
  },
  'session-scheduled': (position, { data }) => {
    const day = text(data, 'sessionOn');
    if (day !== undefined) position.sessions.push(day);
  },
};

const decide: Step = (position) => {
  position.decided = true;
};
const outOfBank: Step = (position) => {
  position.recorded = false;
};
const atLevel: Step = (position, { data }) => {
  position.level = levelOf(data);
};

/** What a fact changes once the rules have seen it: they ask whether it was the first of its kind. */
const AFTER: Readonly<Record<string, Step>> = {
  reported: (position, fact, regulation) => {
    if (isOwnMessage(fact, regulation)) position.received = true;
    else position.awaiting = true;
  },
  'report-forwarded': (position) => {
    position.received = true;
    position.awaiting = false;
  },
  'journal-entry-registered': (position, { data }) => {
    const holder = text(data, 'journalHolderId');
    if (holder !== undefined) position.journaled.add(holder);
  },
  'recognized-SOP': decide,
  'recognition-declined': decide,
  'case-closed-unconfirmed': decide,
  'accompaniment-started': atLevel,
  'level-changed': atLevel,
  'transfer-accepted': (position, { municipality }) => {
    position.home = municipality;
    position.keeper = null;
  },
  'accompaniment-ended': (position) => {
    position.level = null;
  },
  // The level that the programme is made for, until accompaniment sets its own.
  'need-determined': (position, { data }) => {
    position.level ??= levelOf(data);
  },
  'bank-record-blocked': outOfBank,
  'bank-record-excluded': outOfBank,
};

export function before(position: Position, fact: Fact, regulation: Regulation): void {
  position.wasRegistered = position.subjects.size > 0;
  position.facts.push(fact);
  BEFORE[fact.type]?.(position, fact, regulation);
}
export const after: Step = (position, fact, regulation) => AFTER[fact.type]?.(position, fact, regulation);
