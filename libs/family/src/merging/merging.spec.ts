import type { Fact } from '@kurator/kernel';
import { familyEvents } from '../catalogue';
import { targetOf } from '../corrections/judge-change';
import { effective, familyAt, familyView } from '../history';
import { duties } from '@kurator/regulation';
import { SON } from '../shared/examples';
import { currentEpisode, registeredSubjects, type FamilyState } from '../state';
import { annulling, FAMILY, played, recorded, registered, reported, sent, under, world, type Sent } from '../testing';
import { isMerging } from './merges';
import { merged, OTHER, otherStream, unmerged } from '../testing/merging';

const DAY = '2026-06-17';
const merge = sent('merge-families', { absorbedFamilyId: OTHER }, DAY);
const unmerge = (mergeEventId: string) => sent('unmerge-families', { mergeEventId }, '2026-06-24');
const at = (facts: readonly Fact[], asOf?: string): FamilyState =>
  familyAt(FAMILY, facts, world, asOf === undefined ? {} : { asOf });
const onRegister = (facts: readonly Fact[], asOf?: string) => {
  const episode = currentEpisode(at(facts, asOf));
  return episode ? registeredSubjects(episode).map(({ kind }) => kind) : [];
};
const leaving = (on: string, ...subjects: readonly object[]): Sent =>
  sent('deregister', { subjects, mode: 'PLAIN' }, on);
const both = [
  { kind: 'FAMILY', ground: 'FD-06' },
  { kind: 'MINOR', personId: SON, ground: 'MD-05' },
];
const kept = played(registered);
const other = otherStream(played(registered));
const twin = { samePersons: true };

describe('merging two records of one family', () => {
  it('is decided though both are registered, and leaves one registration with the children of both', () => {
    under({ other }, ...registered)
      .when(merge)
      .then(['families-merged', { absorbedFamilyId: OTHER }]);
    const one = merged(kept, other);
    expect(effective(one.kept)).toHaveLength(kept.length + other.facts.length);
    expect(onRegister(one.kept)).toEqual(['FAMILY', 'MINOR', 'MINOR']);
    expect(at(one.kept).episodes).toHaveLength(1);
  });

  it('leaves nothing of the absorbed family at any day, and all of it in what was known before', () => {
    const { absorbed } = merged(kept, other);
    expect(familyView(OTHER, absorbed, world)).toMatchObject({ facts: [], moments: [], merged: true });
    const knownAt = other.facts.at(-1)?.recordedAt as string;
    expect(effective(absorbed, { knownAt })).toEqual(effective(other.facts));
  });

  it('is not known in the kept family before it was recorded', () => {
    const one = merged(kept, other);
    const knownAt = kept.at(-1)?.recordedAt as string;
    expect(effective(one.kept, { knownAt })).toEqual(effective(kept));
  });

  it('is refused with itself, with nobody, with an absorbed one and while a proposal waits', () => {
    const refused = (them: typeof other | null, absorbedFamilyId = OTHER) =>
      under({ other: them }, ...registered).when(sent('merge-families', { absorbedFamilyId }, DAY));
    refused(other, FAMILY).thenRejected('MERGE_WITH_ITSELF', 'absorbedFamilyId');
    refused(null).thenRejected('FAMILY_UNKNOWN', 'absorbedFamilyId');
    const { absorbed } = merged(kept, other);
    const gone = refused({ familyId: OTHER, facts: absorbed }).thenRejected('FAMILY_ABSORBED', 'absorbedFamilyId');
    expect(gone.params).toMatchObject({ keptFamilyId: FAMILY });
    const waiting = recorded(other.facts, annulling(other.facts[0] as Fact)).slice(0, -1);
    refused({ familyId: OTHER, facts: waiting }).thenRejected('PROPOSAL_OPEN');
  });

  it('names the fact that the two together make impossible', () => {
    const start = sent('start-accompaniment', { level: 'CRISIS' }, '2026-03-02');
    const theirs = otherStream(played([...registered, start], { profile: 'IRKUTSK' }));
    const answer = under({ profile: 'IRKUTSK', other: theirs }, ...registered, start).when(merge);
    const { params } = answer.thenRejected('LATER_FACT_CONTRADICTS');
    expect(params).toMatchObject({ type: 'accompaniment-started', because: 'WRONG_STATE', familyId: OTHER });
  });

  it('keeps the family on the register while either record holds it there, and then lets it go', () => {
    const gone = otherStream(played([...registered, leaving('2026-05-10', ...both)]), OTHER, twin);
    const one = merged(kept, gone);
    expect(onRegister(one.kept, '2026-06-01')).toEqual(['FAMILY', 'MINOR']);
    const left = played([leaving('2026-07-01', ...both)], {}, one.kept);
    expect(onRegister(left, '2026-07-02')).toEqual([]);
    expect(at(left).episodes.map(({ exit }) => exit?.on)).toEqual(['2026-07-01']);
  });

  it('removes by a decision after the merge what both records had registered', () => {
    const one = merged(kept, otherStream(played(registered), OTHER, twin));
    expect(onRegister(one.kept)).toEqual(['FAMILY', 'MINOR']);
    expect(onRegister(played([leaving('2026-07-01', ...both)], {}, one.kept))).toEqual([]);
  });

  it('tells the duties of both in the episodes of the one history', () => {
    const early = otherStream(played([sent('report', {}, '2025-11-03')]));
    const view = familyView(FAMILY, merged(kept, early).kept, world);
    expect(new Set(view.facts.map(({ episode }) => episode))).toEqual(new Set([1]));
    const gone = played([...registered, leaving('2026-05-10', ...both)]);
    const late = otherStream(played([sent('report', {}, '2026-06-01')]));
    const second = familyView(FAMILY, merged(gone, late).kept, world);
    const numbers = second.facts.filter(({ adopted }) => adopted).map(({ episode }) => episode);
    expect(numbers).toEqual(numbers.map(() => 2));
    expect(duties(second.facts, world, { until: '2026-12-01' }).some(({ episode }) => episode === 2)).toBe(true);
  });

  it('puts the facts of another territory where the kept family was on their day', () => {
    const far = otherStream(played(registered, { profile: 'KOCHKI' }));
    const moved = far.facts.map((fact) =>
      fact.type === 'reported' ? { ...fact, data: { ...fact.data, municipality: fact.municipality } } : fact,
    );
    const one = merged(kept, { ...far, facts: moved });
    const home = kept[0]?.municipality;
    expect(at(one.kept).municipality).toBe(home);
    expect(new Set(effective(one.kept).map(({ municipality }) => municipality))).toEqual(new Set([home]));
  });
});

describe('what is about records', () => {
  it.each(Object.keys(familyEvents).filter((type) => isMerging({ type })))('%s cannot be corrected', (type) => {
    const one = unmerged(merged(kept, other));
    const fact = { ...(one.absorbed.at(-1) as Fact), type };
    expect(
      targetOf(
        [...one.absorbed.slice(0, -1), { ...fact, type: 'families-unmerged', eventId: OTHER }, fact],
        fact.eventId,
      ),
    ).toMatchObject({ code: 'NOT_CORRECTABLE', params: { type } });
  });

  it('finds the facts of the other family to be corrected while they belong, and no longer', () => {
    const one = merged(kept, other);
    const { eventId } = other.facts[0] as Fact;
    expect(targetOf(one.kept, eventId)).toMatchObject({ eventId });
    expect(targetOf(unmerged(one).kept, eventId)).toMatchObject({ code: 'EVENT_NOT_FOUND' });
  });
});

describe('taking a merge of families back', () => {
  it('gives each family its own history again', () => {
    const one = merged(kept, other);
    const apart = unmerged(one);
    expect(effective(apart.kept)).toEqual(effective(kept));
    expect(effective(apart.absorbed)).toEqual(effective(other.facts));
    const knownAt = one.absorbed.at(-1)?.recordedAt as string;
    expect(effective(apart.kept, { knownAt })).toEqual(effective(one.kept));
    expect(effective(apart.absorbed, { knownAt })).toEqual([]);
  });

  it('is decided once, and only for a merge that stands', () => {
    const one = merged(kept, other);
    const setting = { other: { familyId: OTHER, facts: one.absorbed } };
    const decided = (stream: readonly Fact[], id: string) => () => played([unmerge(id)], setting, stream);
    expect(played([unmerge(one.mergeEventId)], setting, one.kept).at(-1)?.data).toMatchObject({
      ...{ mergeEventId: one.mergeEventId, keptFamilyId: FAMILY, absorbedFamilyId: OTHER },
    });
    expect(decided(one.kept, '00000000-0000-4000-8000-00000000dead')).toThrow('EVENT_NOT_FOUND');
    expect(decided(unmerged(one).kept, one.mergeEventId)).toThrow('EVENT_NOT_FOUND');
  });

  it('is refused when a later fact would lose what it rests on, naming it', () => {
    const one = merged(played([reported]), other);
    const left = played([leaving('2026-07-01', { kind: 'FAMILY', ground: 'FD-06' })], {}, one.kept);
    const setting = { other: { familyId: OTHER, facts: one.absorbed } };
    expect(() => played([unmerge(one.mergeEventId)], setting, left)).toThrow(/LATER_FACT_CONTRADICTS.*deregistered/);
  });

  it('takes corrections and destructions of the other’s facts along', () => {
    const one = merged(kept, other);
    const target = one.kept.find(({ type, adopted }) => type === 'recognized-SOP' && adopted) as Fact;
    const put = recorded(one.kept, annulling(target));
    expect(onRegister(put)).toEqual(['FAMILY', 'MINOR']);
    const apart = unmerged({ ...one, kept: put });
    expect(onRegister(apart.kept)).toEqual(['FAMILY', 'MINOR']);
    expect(onRegister(apart.absorbed)).toEqual([]);
  });

  it('can be followed by another merge of the same two', () => {
    const apart = unmerged(merged(kept, other));
    const again = merged(apart.kept, { familyId: OTHER, facts: apart.absorbed });
    expect(onRegister(again.kept)).toEqual(['FAMILY', 'MINOR', 'MINOR']);
    expect(effective(again.absorbed)).toEqual([]);
    expect(effective(again.kept)).toHaveLength(kept.length + other.facts.length);
  });
});
