import { clear, type Draft, type Infer, type LocalDate } from '@kurator/kernel';
import { changesKnown, dataChangeSubmitted, familyCompositionChanged, residenceChanged } from '../catalogue/movement';
import { draft, envelope, useCase } from '../shared/drafts';
import { stored } from '../shared/persons';
import { currentEpisode, type FamilyState } from '../state';
import type { Circumstances } from '../use-case';

const { bySubjectId: _sender, ...body } = dataChangeSubmitted.fields;
type Body = Infer<typeof body>;
type Change = Body['changes'][number];
type At = { readonly episode: number; readonly occurredOn: LocalDate };

/** The move that a new address tells of, with what stood there before unless that was destroyed. */
function moved(state: FamilyState, { address }: Change, at: At): readonly Draft[] {
  if (!address) return [];
  const old = state.addresses.find((a) => a.kind === address.kind);
  const data = {
    addressKind: address.kind,
    ...(old === undefined || clear<string>(old.text) === null ? {} : { old }),
    new: address,
    sameMunicipality: address.municipality === (old?.municipality ?? state.municipality),
  };
  return [draft(residenceChanged, at, { data })];
}
function regrouped({ composition }: Change, at: At): readonly Draft[] {
  if (!composition) return [];
  const { change, ...person } = composition;
  const { birthMonth } = stored({ role: '', ...person });
  const data = { change, ...person, ...(birthMonth === undefined ? {} : { birthMonth }) };
  return [draft(familyCompositionChanged, at, { data })];
}

/** The facts behind a submission happened on the day of the change, not on that of the paper. */
function facts({ changes, changedOn }: Body, state: FamilyState): readonly Draft[] {
  const at = { episode: currentEpisode(state)?.number ?? 1, occurredOn: changedOn };
  return changes.flatMap((change) => [...moved(state, change, at), ...regrouped(change, at)]);
}

const submitter = ({ agencyId }: Circumstances) => (agencyId === undefined ? {} : { bySubjectId: agencyId });

/** C35: the responsible subject tells the bank what changed and when; meets DL-30, starts DL-31. */
export const submitDataChange = useCase({
  name: 'submit-data-change',
  number: 'C35',
  title: { ru: 'Представить изменения сведений', en: 'Submit a change of data' },
  body,
  emits: ['data-change-submitted', 'residence-changed', 'family-composition-changed'],
  example: {
    occurredOn: '2026-04-27',
    changedOn: '2026-04-15',
    submittedOn: '2026-04-27',
    changes: [
      {
        fieldPath: 'addresses.ACTUAL',
        address: { kind: 'ACTUAL', municipality: '88705000', text: 'Учебная улица, дом 2 (вымышленный адрес)' },
      },
    ],
  },
  decide: (sent, state, c) =>
    changesKnown(state, sent.changes) ?? [
      draft(dataChangeSubmitted, envelope(state, c), { data: { ...sent, ...submitter(c) } }),
      ...facts(sent, state),
    ],
});
