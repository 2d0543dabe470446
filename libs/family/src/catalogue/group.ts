import { bool, code, list, object, oneOf, opt, ref, reject, text, type Rejection } from '@kurator/kernel';
import { badField } from '../shared/guards';
import { groupMember, resolution } from '../shared/structures';
import { currentEpisode, type FamilyState } from '../state';
import { event } from './declare';

/** C20: only a group that was composed can change or meet. */
const composed = (state: FamilyState): Rejection | null =>
  currentEpisode(state)?.group ? null : reject('WRONG_STATE', { needed: 'working-group-composed' });

const participant = object({ agencyId: ref(), officerId: opt(ref()) });

export const workingGroupComposed = event({
  name: 'working-group-composed',
  group: 'F',
  title: { ru: 'Создана рабочая группа', en: 'A working group was composed' },
  source: 'KOCHKI 3.1, App. 1; MARIEL 5.3; BORODINO 3.1',
  fields: {
    model: oneOf('STANDING', 'PER_CASE'),
    members: list(groupMember, 1, 50),
    resolution: opt(resolution),
  },
});

export const workingGroupChanged = event({
  name: 'working-group-changed',
  group: 'F',
  title: { ru: 'Изменён состав рабочей группы', en: 'The working group changed' },
  source: 'MARIEL 5.3; KOCHKI 3.6',
  fields: {
    added: list(groupMember, 0, 50),
    removed: list(participant, 0, 50),
    reason: text(1000),
    resolution: opt(resolution),
  },
  possible: (state, { data }) =>
    composed(state) ?? (data.added.length + data.removed.length > 0 ? null : badField('added')),
});

export const workingGroupMet = event({
  name: 'working-group-met',
  group: 'F',
  title: { ru: 'Проведено заседание рабочей группы', en: 'The working group met' },
  source: 'KOCHKI 3.4.1–3.4.5; MARIEL App. 4',
  fields: {
    extraordinary: bool(),
    place: oneOf('OFFICE', 'FAMILY_HOME'),
    attended: list(participant, 1, 50),
    minorTookPart: opt(bool()),
    parentTookPart: opt(bool()),
    outputs: list(code('meetingOutputs'), 1, 10),
    conclusions: text(),
  },
  possible: composed,
});
