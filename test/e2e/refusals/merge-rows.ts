import { idsIn, MOTHER, NOBODY, onFamily, SON, type Body } from './bodies';
import { row, type Row } from './row';

const MINISTRY = 'ministry';
const merging = (kept: string, absorbedFamilyId: string) => onFamily(kept, 'merge-families', { absorbedFamilyId });
const persons = (family: string, changes: Body) => onFamily(family, 'merge-persons', changes);
const ABSORBED = 'С 2026-03-10 дело этой семьи ведётся в деле семьи *: отправьте решение по этой семье.';
const ITSELF = 'Названа одна и та же запись; нужны две разные.';
const NO_EVENT = 'В истории этой семьи нет события *.';
const NO_PERSON = 'Лицо * не входит в состав семьи.';

/** Merges of families and persons, and what an absorbed family still takes: nothing. */
export const MERGE_ROWS: readonly Row[] = [
  row(['FAMILY_ABSORBED', 409], 'secretary-mariel', onFamily('twin', 'order-survey'), [null, ABSORBED]),
  row(['FAMILY_ABSORBED', 409], MINISTRY, merging('known', idsIn('twin').familyId), ['absorbedFamilyId', ABSORBED]),
  row(['FAMILY_ABSORBED', 409], MINISTRY, merging('twin', idsIn('known').familyId), [null, ABSORBED]),
  row(['FAMILY_UNKNOWN', 422], MINISTRY, merging('known', NOBODY), [
    'absorbedFamilyId',
    'Семьи *, названной в решении, в реестре нет.',
  ]),
  row(['MERGE_WITH_ITSELF', 422], MINISTRY, merging('known', idsIn('known').familyId), ['absorbedFamilyId', ITSELF]),
  row(['PROPOSAL_OPEN', 422], MINISTRY, merging('known', idsIn('doubted').familyId), [
    null,
    'Сначала подтвердите или отклоните предложение *.',
  ]),
  row(['FORBIDDEN_ROLE', 403], 'secretary-mariel', merging('known', idsIn('left').familyId), [
    null,
    'Ни одна из ролей пользователя не даёт права на это действие.',
  ]),
  row(['EVENT_NOT_FOUND', 404], MINISTRY, onFamily('known', 'unmerge-families', { mergeEventId: NOBODY }), [
    'mergeEventId',
    NO_EVENT,
  ]),
  row(['EVENT_NOT_FOUND', 404], MINISTRY, onFamily('known', 'unmerge-persons', { mergeEventId: NOBODY }), [
    'mergeEventId',
    NO_EVENT,
  ]),
  row(['MERGE_WITH_ITSELF', 422], MINISTRY, persons('known', { keptId: SON, absorbedId: SON }), ['absorbedId', ITSELF]),
  row(['PERSON_UNKNOWN', 422], MINISTRY, persons('known', { keptId: NOBODY, absorbedId: SON }), ['keptId', NO_PERSON]),
  row(['PERSON_UNKNOWN', 422], MINISTRY, persons('known', { keptId: SON, absorbedId: NOBODY }), [
    'absorbedId',
    NO_PERSON,
  ]),
  row(
    ['ALREADY_DESTROYED', 422],
    MINISTRY,
    persons('erased', { keptId: SON, absorbedId: MOTHER, occurredOn: '2026-05-21' }),
    ['absorbedId', 'Персональные данные человека * уничтожены 2026-05-20.'],
  ),
];
