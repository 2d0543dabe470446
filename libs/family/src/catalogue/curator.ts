import { bool, code, oneOf, opt, ref, reject, text } from '@kurator/kernel';
import { curator, documentRef, resolution, type Curator } from '../shared/structures';
import { currentEpisode, type FamilyState } from '../state';
import { event } from './declare';

/** The curator's agency takes part in the system, and so does the officer when one is named (spec C17). */
const activeCurator = (state: FamilyState, { agencyId, officerId }: Curator, path: string) => {
  if (!state.regulation.agency(agencyId)) return reject('AGENCY_UNKNOWN', { agencyId }, `${path}.agencyId`);
  return officerId !== undefined && !state.regulation.officer(officerId)
    ? reject('OFFICER_UNKNOWN', { officerId }, `${path}.officerId`)
    : null;
};

const sameCurator = (a: Curator, b: Curator): boolean =>
  a.agencyId === b.agencyId && (b.officerId === undefined || a.officerId === b.officerId);

export const curatorAssigned = event({
  name: 'curator-assigned',
  group: 'F',
  title: { ru: 'Назначен куратор', en: 'A curator was assigned' },
  source: 'KOCHKI 4.2, 5.3; MARIEL 5.3; BORODINO 3.1; OKTYABRSKY 9.2',
  fields: {
    curator,
    resolution: opt(resolution),
    selectionBasis: opt(text(1000)),
    /** The part of the municipality that the specialist by territory works in (OKTYABRSKY 6.4). */
    area: opt(text(200)),
    forWholePeriod: opt(bool()),
  },
  possible: (state, { data }) => activeCurator(state, data.curator, 'curator'),
});

export const curatorReplacementRequested = event({
  name: 'curator-replacement-requested',
  group: 'F',
  title: { ru: 'Запрошена замена куратора', en: "The curator's replacement was requested" },
  source: 'KOCHKI 3.6, 4.7',
  fields: {
    requestedBy: oneOf('COORDINATOR', 'CURATOR', 'FAMILY', 'MINOR', 'GROUP_MEMBER'),
    ground: code('curatorReplacementGrounds'),
    groundText: opt(text(1000)),
    justification: text(),
  },
  possible: (state) => (currentEpisode(state)?.curator ? null : reject('WRONG_STATE', { needed: 'curator-assigned' })),
});

export const curatorReplaced = event({
  name: 'curator-replaced',
  group: 'F',
  title: { ru: 'Куратор заменён', en: 'The curator was replaced' },
  source: 'KOCHKI 4.7',
  fields: {
    old: curator,
    new: curator,
    ground: code('curatorReplacementGrounds'),
    groundText: opt(text(1000)),
    resolution: opt(resolution),
    handoverAct: opt(documentRef),
  },
  possible: (state, { data }) => {
    const present = currentEpisode(state)?.curator;
    if (!present) return reject('WRONG_STATE', { needed: 'curator-assigned' });
    return sameCurator(present.curator, data.new)
      ? reject('CURATOR_UNCHANGED', { agencyId: data.new.agencyId }, 'new')
      : activeCurator(state, data.new, 'new');
  },
});

export const responsibleSpecialistAssigned = event({
  name: 'responsible-specialist-assigned',
  group: 'F',
  title: { ru: 'Закреплён ответственный специалист', en: 'A responsible specialist was assigned' },
  source: 'IRKUTSK 36',
  fields: { specialistId: ref(), institutionId: ref(), previousId: opt(ref()), reason: opt(text(1000)) },
  possible: (state, { data, occurredOn }) => {
    const officer = state.regulation.officer(data.specialistId);
    if (!state.regulation.agency(data.institutionId))
      return reject('AGENCY_UNKNOWN', { agencyId: data.institutionId }, 'institutionId');
    const active = officer && officer.from <= occurredOn && (officer.until === null || officer.until >= occurredOn);
    return active ? null : reject('OFFICER_UNKNOWN', { officerId: data.specialistId }, 'specialistId');
  },
});
