import { bool, date, int, list, object, oneOf, opt, ref, reject, text, token, uuid } from '@kurator/kernel';
import { addMonths, type LocalDate, type Rejection } from '@kurator/kernel';
import type { Profile } from '@kurator/regulation';
import { measure, measureTerms, resolution } from '../shared/structures';
import { currentEpisode, preparedProgramme, type FamilyState } from '../state';
import { event } from './declare';

export const programmeDrafted = event({
  name: 'programme-drafted',
  group: 'G',
  title: { ru: 'Составлен проект программы', en: 'A programme was drafted' },
  source: 'KOCHKI 3.3, 5.6; MARIEL App. 4',
  fields: {
    programmeId: uuid(),
    version: int(1, 1000),
    goal: text(),
    tasks: list(text(1000), 0, 50),
    measures: list(measure, 1, 200),
    consiliumConclusion: opt(text()),
    withFamily: opt(bool()),
  },
});

/** The draft that a later step of the programme speaks of, in one of the states that allow the step. */
function programmeIn(state: FamilyState, programmeId: string, states: readonly string[]): Rejection | null {
  const programme = preparedProgramme(currentEpisode(state));
  return programme?.programmeId === programmeId && states.includes(programme.state)
    ? null
    : reject('WRONG_STATE', { needed: states.join(', '), programmeId }, 'programmeId');
}

export const programmeSubmitted = event({
  name: 'programme-submitted',
  group: 'G',
  title: { ru: 'Программа представлена на утверждение', en: 'The programme was submitted' },
  source: 'KOCHKI 5.6; MARIEL 5.3; IRKUTSK 27; BORODINO 3.3 (3.1)',
  fields: { programmeId: uuid(), version: int(1, 1000), toBodyId: ref() },
  possible: (state, { data }) => programmeIn(state, data.programmeId, ['PROG_DRAFTED']),
});

/** The least length of a programme in months, where the regulation sets one (KOCHKI 5.7). */
export function minimumMonths(profile: Profile): number | null {
  const rule = profile.deadlines['programmeDuration'];
  return rule === undefined || rule === 'NOT_REGULATED' ? null : (rule.term?.min ?? null);
}

export const isTooShort = (termFrom: LocalDate, termTo: LocalDate, profile: Profile): boolean => {
  const months = minimumMonths(profile);
  return months !== null && termTo < addMonths(termFrom, months);
};

const approvable = (
  state: FamilyState,
  data: { termFrom: LocalDate; termTo: LocalDate },
  fact: { profileId: string; profileVersion: number; source: { channel: string } },
): Rejection | null => {
  if (data.termTo < data.termFrom) return reject('TERM_REVERSED', { from: data.termFrom, to: data.termTo }, 'termTo');
  const profile = state.regulation.profile(fact.profileId, fact.profileVersion);
  // An act that exists already is stored with a violation when it is imported (spec C24).
  const short = profile !== null && fact.source.channel !== 'IMPORT' && isTooShort(data.termFrom, data.termTo, profile);
  return short ? reject('PROGRAMME_TOO_SHORT', { months: minimumMonths(profile) ?? 0 }, 'termTo') : null;
};

export const iprApproved = event({
  name: 'IPR-approved',
  group: 'G',
  title: { ru: 'Утверждена индивидуальная программа', en: 'The individual programme was approved' },
  source: 'KOCHKI 2.2.2, 5.7–5.8; MARIEL 1.5, App. 4; IRKUTSK 23, 26–27; BORODINO 3.1; OKTYABRSKY 7.2, 9.3',
  fields: {
    programmeId: uuid(),
    version: int(1, 1000),
    approvedBy: oneOf('COMMISSION', 'INSTITUTION_WORKING_GROUP'),
    resolution: opt(resolution),
    protocolNo: opt(token(50)),
    termFrom: date(),
    termTo: date(),
    controlDates: list(date(), 0, 50),
    measures: list(object(measureTerms), 1, 200),
    copiesToFamily: int(0, 10),
  },
  possible: (state, fact) =>
    programmeIn(state, fact.data.programmeId, ['PROG_SUBMITTED']) ?? approvable(state, fact.data, fact),
});

export const programmeRejected = event({
  name: 'programme-rejected',
  group: 'G',
  title: { ru: 'Программа отклонена', en: 'The programme was rejected' },
  source: 'OKTYABRSKY 9.3',
  fields: {
    programmeId: uuid(),
    version: int(1, 1000),
    reasons: text(),
    final: bool(),
    resolution: opt(resolution),
  },
  possible: (state, { data }) => programmeIn(state, data.programmeId, ['PROG_SUBMITTED']),
});

/** The version after all that the programme has had by now, active or prepared. */
export const nextVersion = (state: FamilyState, programmeId: string): number => {
  const episode = currentEpisode(state);
  const versions = [episode?.programme, episode?.nextProgramme]
    .filter((p) => p?.programmeId === programmeId)
    .map((p) => p?.version ?? 0);
  return Math.max(0, ...versions) + 1;
};
