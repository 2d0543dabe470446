import {
  currentEpisode,
  decide,
  familyAt,
  registeredSubjects,
  useCaseNamed,
  type Candidate,
  type Circumstances,
} from '@kurator/family';
import { addDays, addMonths, isRejection, quarterOf, type Fact, type LocalDate } from '@kurator/kernel';
import { builtInCalendars, builtInProfiles, makeRegulation } from '@kurator/regulation';
import { bankAtEnd, tzhsAtEnd } from '../recount/tzhs';
import { demoDirectory } from '../region/directory';
import { DISTRICTS } from '../region/districts';
import { filled, type EventOf } from './event-of';
import { quarterSteps } from './quarter-steps';
import { sentBetween, tellRegion } from './region-story';
import { QUIRKS, type Decision, type FamilyStory } from './types';

const OPTIONS = { seed: 'kurator-demo', families: 300, from: '2024-10-01', to: '2026-09-30' };
const stories = tellRegion(OPTIONS);
const all = stories.flatMap((story) => story.decisions);

const directory = demoDirectory();
const regulation = makeRegulation({
  profiles: builtInProfiles,
  calendars: builtInCalendars,
  municipalities: directory.municipalities,
  agencies: directory.agencies.map((agency) => ({ ...agency, bankKeeper: agency.bankKeeper ?? false })),
  officers: directory.officers.map((o) => ({ ...o, head: o.head ?? false, fte: o.fte ?? 1, until: o.until ?? null })),
});

const eventId = (commandId: string, index: number): string => `${commandId}/${index}`;
/** The event that a placeholder names, among the family's facts so far. */
const among =
  (facts: readonly Fact[]) =>
  ({ $event, type }: EventOf) =>
    facts.find((fact) => fact.commandId === $event && fact.type === type)?.eventId;

function circumstances(decision: Decision): Circumstances {
  const occurredOn = decision.data['occurredOn'] as LocalDate;
  const occurredAt = decision.data['occurredAt'] as string | undefined;
  const profile = regulation.profileOf(decision.municipality, occurredOn);
  if (profile === null) throw new Error('no profile');
  return {
    familyId: decision.familyId,
    occurredOn,
    ...(occurredAt === undefined ? {} : { occurredAt }),
    municipality: decision.municipality,
    profile,
    regulation,
    channel: 'API_COMMISSION',
    role: 'COMMISSION_SYSTEM',
    officerId: decision.onBehalfOf,
    eventIdOf: (index) => eventId(decision.commandId, index),
    workload: null,
    facts: [],
    other: null,
  };
}

/** Plays one decision by the rules of libs/family; answers the new facts or the code of the refusal. */
function judge(decision: Decision, facts: readonly Fact[]): readonly Fact[] | string {
  const useCase = useCaseNamed(decision.command);
  if (!useCase) return 'COMMAND_UNKNOWN';
  const c = circumstances(decision);
  const { occurredOn: _on, occurredAt: _at, ...sent } = decision.data;
  const body = filled(sent, among(facts)) as Readonly<Record<string, unknown>>;
  const outcome = decide(useCase, body, {
    facts,
    circumstances: c,
    envelope: (draft, index): Candidate => ({
      ...draft,
      eventId: c.eventIdOf(index),
      schemaVersion: 1,
      revision: facts.length + index,
      recordedAt: `${decision.sentOn}T12:00:00.000Z`,
      actor: { userId: 'system', role: c.role },
      source: { channel: c.channel },
      commandId: decision.commandId,
      commandMac: '',
      municipality: c.municipality,
      profileId: c.profile.profileId,
      profileVersion: c.profile.profileVersion,
      violations: draft.violations ?? [],
    }),
  });
  if (isRejection(outcome)) return outcome.code;
  return outcome.map((fact) => ({ ...fact, position: '', hash: '', previousHash: null }));
}

interface Played {
  readonly facts: readonly Fact[];
  readonly faults: readonly string[];
}
function play({ decisions }: FamilyStory): Played {
  const facts: Fact[] = [];
  const faults: string[] = [];
  for (const decision of decisions) {
    const outcome = judge(decision, facts);
    const code = typeof outcome === 'string' ? outcome : undefined;
    const events = typeof outcome === 'string' ? 0 : outcome.length;
    if (code !== decision.refused) faults.push(`${decision.command} ${decision.sentOn}: ${code}`);
    if (events !== decision.events) faults.push(`${decision.command} ${decision.sentOn}: ${events} events`);
    if (typeof outcome !== 'string') facts.push(...outcome);
  }
  return { facts, faults };
}
const played = stories.map(play);

/** A day's quarter was summarised before another day. */
const frozenBefore = (day: LocalDate, known: LocalDate): boolean =>
  quarterSteps(OPTIONS).some(({ quarter, district, on }) => quarter === quarterOf(day) && !district && on < known);

describe('the story of a synthetic region', () => {
  it('is the same for the same seed and another for another', () => {
    expect(tellRegion(OPTIONS).map((s) => s.decisions)).toEqual(stories.map((s) => s.decisions));
    expect(tellRegion({ ...OPTIONS, seed: 'other' })[0]?.family.familyId).not.toBe(stories[0]?.family.familyId);
  });

  it('is legal: the rules accept each decision and refuse only what the story says they refuse', () => {
    expect(played.flatMap(({ faults }) => faults)).toEqual([]);
    expect(new Set(all.map((d) => d.refused))).toEqual(
      new Set([undefined, 'CONSENT_MISSING', 'PROGRAMME_TOO_SHORT', 'SUBJECT_ALREADY_REGISTERED']),
    );
  });

  it('says of every family who is on the register at the end, as the fold says it', () => {
    stories.forEach((story, index) => {
      const state = familyAt(story.family.familyId, played[index]?.facts ?? [], regulation);
      const episode = currentEpisode(state);
      const folded = episode === null ? [] : registeredSubjects(episode).map((s) => s.personId ?? 'FAMILY');
      const told = story.spells.filter((spell) => spell.to === null).map((spell) => spell.subject);
      expect(told.toSorted()).toEqual(folded.toSorted());
    });
  });

  it('says where each TZhS family and its bank record are at the end, as the fold says it', () => {
    const ours = stories.flatMap((story, index) =>
      story.district.profileId === 'OKTYABRSKY' ? [{ story, facts: played[index]?.facts ?? [] }] : [],
    );
    for (const { story, facts } of ours) {
      const episode = currentEpisode(familyAt(story.family.familyId, facts, regulation));
      const main = episode?.track === 'TZHS' ? episode.main : null;
      expect(tzhsAtEnd(story)).toBe(main);
      expect(bankAtEnd(story)).toBe(episode?.bank?.state ?? 'BANK_ABSENT');
    }
    const states = new Set(ours.map(({ story }) => tzhsAtEnd(story)));
    for (const state of ['TZHS_ACCOMPANIED', 'TZHS_REJECTED', 'TZHS_POST', 'TZHS_CLOSED', null])
      expect(states).toContain(state);
    expect(new Set(ours.map(({ story }) => bankAtEnd(story)))).toEqual(
      new Set(['BANK_ABSENT', 'BANK_INCLUDED', 'BANK_BLOCKED', 'BANK_EXCLUDED']),
    );
  });

  it("knows all seven of the register's main events, under every regulation that has them", () => {
    const types = new Set(played.flatMap(({ facts }) => facts.map((fact) => fact.type)));
    for (const type of [
      'reported',
      'surveyed',
      'recognized-SOP',
      'curator-assigned',
      'IPR-approved',
      'level-changed',
      'deregistered',
    ])
      expect(types).toContain(type);
    const withLevels = played.flatMap(({ facts }) => facts.filter((fact) => fact.type === 'level-changed'));
    expect(new Set(withLevels.map((fact) => fact.profileId))).toEqual(new Set(['IRKUTSK', 'OKTYABRSKY']));
  });

  it.each([
    ['KOCHKI', ['patronage-visit-made', 'curator-report-submitted', 'curator-report-approved']],
    ['MARIEL', ['rehabilitation-potential-assessed', 'family-reaction-recorded', 'threat-reported', 'child-removed']],
    ['IRKUTSK', ['control-visit-act-issued']],
    [
      'OKTYABRSKY',
      ['need-determined', 'accompaniment-agreement-concluded', 'quality-analysis-recorded', 'post-accompaniment-ended'],
    ],
  ])('tells what %s asks for, and no other regulation', (profileId, types) => {
    const facts = played.flatMap((one) => one.facts);
    for (const type of types)
      expect(new Set(facts.filter((fact) => fact.type === type).map((fact) => fact.profileId))).toEqual(
        new Set([profileId]),
      );
  });

  it('corrects only what was told before, and some of it about a quarter that is frozen by then', () => {
    const corrections = stories.flatMap((story) => story.corrections);
    expect(corrections.length).toBeGreaterThan(20);
    expect(new Set(corrections.map(({ replacement }) => replacement === null)).size).toBe(2);
    for (const { event, on } of corrections) {
      const told = all.find(({ commandId }) => commandId === event.$event);
      expect(told?.refused).toBeUndefined();
      expect((told?.sentOn ?? on) < on).toBe(true);
    }
    const late = stories.flatMap(({ spells }) => spells.filter(({ from, enteredOn }) => frozenBefore(from, enteredOn)));
    expect(late.length).toBeGreaterThan(0);
  });

  it('makes at least 15 % of the families irregular, in each of the five ways', () => {
    const irregular = stories.filter((story) => story.quirks.size > 0);
    expect(irregular.length).toBeGreaterThanOrEqual(45);
    for (const quirk of QUIRKS) expect(stories.filter((s) => s.quirks.has(quirk)).length).toBeGreaterThanOrEqual(5);
  });

  it('moves some families to the other district of their regulation, where each is on the register without a gap', () => {
    const moved = stories.flatMap((story, index) => (story.move ? [{ ...story, move: story.move, index }] : []));
    expect(moved.length).toBeGreaterThan(3);
    for (const { family, district, move, index, decisions } of moved) {
      const placeOn = (asOf: LocalDate) =>
        familyAt(family.familyId, played[index]?.facts ?? [], regulation, { asOf }).municipality;
      expect([placeOn(addDays(move.on, -1)), placeOn(move.on)]).toEqual([district.oktmo, move.to.oktmo]);
      const offer = decisions.find(({ command }) => command === 'initiate-transfer');
      expect(addDays(offer?.sentOn ?? move.on, 14) < move.on).toBe(true);
    }
  });

  it('uses a number for one sitting of one commission and year only', () => {
    const seen = new Map<string, string>();
    for (const { data } of all) {
      const r = data['resolution'] as { number: string; adoptedOn: string; commissionId: string } | undefined;
      if (r === undefined || data['votes'] === undefined) continue;
      const key = `${r.commissionId}/${r.adoptedOn.slice(0, 4)}/${r.number}`;
      const print = JSON.stringify([r, data['votes']]);
      expect(seen.get(key) ?? print).toBe(print);
      seen.set(key, print);
    }
    expect(seen.size).toBeGreaterThan(100);
  });

  it('approves no programme under six months in Kochki (5.7)', () => {
    const kochki = DISTRICTS.find(({ profileId }) => profileId === 'KOCHKI')?.oktmo;
    const ours = all.filter(({ municipality, refused }) => municipality === kochki && refused === undefined);
    const approved = ours.filter(({ command }) => command === 'approve-programme');
    expect(approved.length).toBeGreaterThan(10);
    for (const { data } of approved)
      expect(addMonths(data['termFrom'] as LocalDate, 6) <= (data['termTo'] as LocalDate)).toBe(true);
  });

  it('sends nothing before it happened and everything within its two years', () => {
    for (const { data, sentOn } of all) {
      expect((data['occurredOn'] as LocalDate) <= sentOn).toBe(true);
      expect(sentOn >= OPTIONS.from && sentOn <= OPTIONS.to).toBe(true);
    }
    const sent = [...sentBetween(stories, OPTIONS.from, OPTIONS.to).values()].reduce((n, list) => n + list.length, 0);
    expect(sent).toBe(all.length);
  });
});
