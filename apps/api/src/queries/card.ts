import type { Viewer } from '@kurator/access';
import {
  absorbedBy,
  accompaniedEpisode,
  asItStood,
  currentEpisode,
  effective,
  familyAt,
  type Episode,
  type FamilyState,
} from '@kurator/family';
import { clear, daysBetween, localDateOf, normalInstant, type Fact, type LocalDate } from '@kurator/kernel';
import type { Regulation } from '@kurator/regulation';
import { emergenciesOf } from './child-place';
import { statesOf } from './card-states';
import { warningsOf } from './card-warnings';
import { DESTROYED, isErased, worded } from './destroyed';
import { holdings } from './holdings';
import { findFamily, isFound, notFound, type FamilyReads, type FoundFamily } from './family';
import type { CardParams, QueryAnswer } from './queries';

const subjects = (episode: Episode) =>
  Object.values(episode.subjects).map(({ kind, personId, state, grounds, registeredOn, deregisteredOn, ground }) => ({
    kind,
    ...(personId === null ? {} : { personId }),
    state,
    grounds,
    registeredOn,
    deregisteredOn,
    ...(ground === null ? {} : { ground }),
  }));

/** A destroyed name is said to be destroyed, never shown as an empty one (architecture decision 6). */
const gone = (...values: readonly unknown[]) => (values.some(isErased) ? { erased: true, note: DESTROYED.text } : {});

const members = (state: FamilyState) =>
  Object.values(state.persons).map(({ personId, role, name, birthDate, birthMonth, diedOn }) => ({
    personId,
    role,
    name: clear(name),
    birthDate: clear(birthDate),
    birthMonth,
    ...(diedOn === null ? {} : { diedOn }),
    ...gone(name, birthDate),
  }));

const addresses = (state: FamilyState) =>
  state.addresses.map(({ text, ...rest }) => ({
    ...rest,
    text: clear<string>(text),
    ...gone(text),
  }));

type Worded = { readonly measureId: string };
const CARRIERS: Readonly<Record<string, readonly [version: string, ...lists: readonly string[]]>> = {
  'programme-drafted': ['version', 'measures'],
  'programme-amended': ['newVersion', 'addedMeasures', 'changedMeasures'],
};

/**
 * The measures of the programme with their texts, which stand with the draft and the amendments of its version: the
 * approval itself holds terms and executors only.
 */
function measures(facts: readonly Fact[], { programme }: Episode) {
  if (!programme) return [];
  const worded = new Map<string, Worded>();
  // A measure that a former commission could not finish has its words in the former programme.
  for (const own of [false, true])
    for (const { type, data } of facts)
      if ((data['programmeId'] === programme.programmeId) === own)
        for (const measure of wordedIn(type, data, own ? programme.version : Infinity))
          worded.set(measure.measureId, measure);
  return programme.measures.map((terms) => ({ ...worded.get(terms.measureId), ...terms }));
}
/** The measures that a draft or an amendment up to a version puts into words. */
function wordedIn(type: string, data: Fact['data'], upTo: number): readonly Worded[] {
  const [version, ...lists] = CARRIERS[type] ?? ['', ''];
  if (Number(data[version] ?? Infinity) > upTo) return [];
  return lists.flatMap((list) => (data[list] ?? []) as readonly Worded[]);
}

/** Days from registration to the last subject's leaving, or to the day of the card; null before registration. */
const daysOnRegister = ({ registeredOn, exit }: Episode, on: LocalDate): number | null =>
  registeredOn === null ? null : daysBetween(registeredOn, exit?.on ?? on);

function work(facts: readonly Fact[], state: FamilyState, episode: Episode) {
  const { curator, programme } = episode;
  // Accompaniment and who carries it may belong to an earlier episode that left the register.
  const { specialist, level } = accompaniedEpisode(state) ?? episode;
  return {
    curator: curator && {
      agencyId: curator.curator.agencyId,
      officerId: curator.curator.officerId ?? null,
      since: curator.since,
    },
    specialist: specialist && {
      specialistId: specialist.officerId,
      institutionId: specialist.institutionId,
      since: specialist.since,
    },
    level: level && { code: level.code, since: level.since, limit: level.limit },
    programme: programme && {
      programmeId: programme.programmeId,
      version: programme.version,
      termFrom: programme.termFrom,
      termTo: programme.termTo,
      measures: worded(measures(facts, episode)),
    },
  };
}

/** Each consent that was asked for, and what became of it (spec 3.2, consent region; 9.2). */
const consents = (state: FamilyState) =>
  state.consents.map(({ eventId, subjectPersonId, purpose, state: status }) => ({
    consentEventId: eventId,
    subjectPersonId,
    purpose,
    status,
  }));

/** The family that keeps the facts of an absorbed one (decision 11); null for every other. */
function absorbedTo(facts: readonly Fact[]) {
  const absorbed = absorbedBy(facts);
  return absorbed && { keptFamilyId: absorbed.keptFamilyId, mergeEventId: absorbed.mergeEventId, on: absorbed.on };
}

/** Which day and which knowledge the card is asked for. */
function horizonOf({ asOf, knownAt }: CardParams, { municipality, today }: FoundFamily, regulation: Regulation) {
  if (knownAt === undefined) return { on: asOf ?? today, knownAt: null };
  const instant = normalInstant(knownAt);
  const timeZone = regulation.municipality(municipality)?.timeZone ?? 'UTC';
  return { on: asOf ?? localDateOf(instant, timeZone), knownAt: instant };
}

const register = (episode: Episode, on: LocalDate) => ({
  registeredOn: episode.registeredOn,
  repeatRegistration: episode.registeredOn !== null && episode.repeat,
  dangerLevel: episode.dangerLevel,
  nextReviewOn: episode.nextReviewOn,
  daysOnRegister: daysOnRegister(episode, on),
});

/**
 * The family's card (`api.md` Queries): as it was on a day, as it was known at an instant, or both.
 * @returns 404 before the family's first event at that horizon, and for another territory's family
 */
export async function card(reads: FamilyReads, params: CardParams, viewer: Viewer): Promise<QueryAnswer> {
  const found = await findFamily(reads, params, viewer);
  if (!isFound(found)) return found;
  const regulation = reads.regulation();
  const { on, knownAt } = horizonOf(params, found, regulation);
  const { facts } = found.history;
  const read = knownAt === null ? facts : facts.filter((f) => f.recordedAt <= knownAt);
  // The card of an absorbed family shows it as it stood, and says who keeps it now.
  const known = asItStood(read);
  const state = familyAt(params.familyId, known, regulation, { asOf: on });
  const episode = currentEpisode(state);
  if (!episode) return notFound;
  const profile = regulation.profileOf(state.municipality ?? found.municipality, on);
  return {
    familyId: params.familyId,
    episode: episode.number,
    revision: read.findLast(({ adopted }) => adopted === undefined)?.revision ?? -1,
    municipality: state.municipality,
    profile: profile && { profileId: profile.profileId, profileVersion: profile.profileVersion },
    track: episode.track,
    states: statesOf(state, episode, on),
    subjects: subjects(episode),
    members: members(state),
    addresses: addresses(state),
    ...work(effective(known, { asOf: on }), state, episode),
    emergencies: emergenciesOf(state, viewer),
    ...holdings(state, episode),
    ...register(episode, on),
    consents: consents(state),
    warnings: warningsOf(state, episode, on),
    absorbed: absorbedTo(read),
    position: found.position,
    asOf: on,
    knownAt,
  };
}
