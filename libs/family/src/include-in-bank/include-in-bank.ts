import { bankRecordIncluded } from '../catalogue/bank';
import { draft, envelope, useCase } from '../shared/drafts';
import { RESOLUTION } from '../shared/examples';
import { byAgreement } from '../shared/tzhs-law';
import { currentEpisode, registeredSubjects, type Episode, type FamilyState } from '../state';
import type { Circumstances } from '../use-case';

const { contents: _derived, ...body } = bankRecordIncluded.fields;

/** Who stands in the record: everybody, or where it rests on consent those who gave it (OKTYABRSKY 11.5, spec 9.2.2). */
function personsOf(state: FamilyState, { profile }: Circumstances): readonly string[] {
  const all = Object.keys(state.persons);
  if (!byAgreement(profile)) return all;
  const given = state.consents.filter((c) => c.purpose === 'BANK_INCLUSION' && c.state === 'GIVEN');
  return all.filter((id) => given.some((c) => c.subjectPersonId === id));
}

/** Who does the work: the agency that the decision named, in the TZhS track the one that curates or accompanies. */
function workerOf({ responsibleAgencyId, curator, level }: Episode): string | null {
  return responsibleAgencyId ?? (curator ? curator.curator.agencyId : (level?.institutionId ?? null));
}

/** What the record holds by reference (IRKUTSK 39): the persons, why they are registered, and who works with them. */
function contentsOf(state: FamilyState, c: Circumstances) {
  const episode = currentEpisode(state);
  const worker = episode ? workerOf(episode) : null;
  return {
    persons: personsOf(state, c),
    subjects: (episode ? registeredSubjects(episode) : []).map(({ kind, personId, grounds }) => ({
      kind,
      ...(personId === null ? {} : { personId }),
      grounds,
    })),
    ...(worker === null ? {} : { preventiveWorkById: worker }),
  };
}

/** C16: the record enters the bank on the ground of a resolution, or of an agreement (OKTYABRSKY 11.5); meets DL-11. */
export const includeInBank = useCase({
  name: 'include-in-bank',
  number: 'C16',
  title: { ru: 'Включить в банк данных', en: 'Include in the bank' },
  body,
  emits: ['bank-record-included'],
  example: { occurredOn: '2026-02-26', bankRecordNo: '15', basis: { resolution: RESOLUTION } },
  decide: (sent, state, c) => [
    draft(bankRecordIncluded, envelope(state, c), { data: { ...sent, contents: contentsOf(state, c) } }),
  ],
});
