import type { Workplace } from '../shell/workplace';
import { RESOURCES } from './corrections/resources';

const OFFICE = ['COMMISSION_SECRETARY', 'COMMISSION_CHAIR'];
const FIELD = [
  'CURATOR',
  'GROUP_MEMBER',
  'AGENCY_OFFICER',
  'GUARDIANSHIP_OFFICER',
  'POLICE_OFFICER',
  'INSTITUTION_OPERATOR',
];

const subjectPage = async () => (await import('./corrections/subject-page')).SubjectPage;

/** The commission and those who work with it: today's duties, families, journal. */
export const commission: Workplace = {
  nav: [
    { to: '/work', text: 'nav.work', roles: [...OFFICE, ...FIELD] },
    { to: '/intake', text: 'nav.intake', roles: [...OFFICE, ...FIELD] },
    { to: '/session', text: 'nav.session', roles: OFFICE },
    { to: '/journal', text: 'nav.journal', roles: [...OFFICE, ...FIELD] },
    { to: '/families', text: 'nav.families', roles: [...OFFICE, ...FIELD] },
  ],
  pages: {
    work: async () => (await import('./work/work-page')).WorkPage,
    intake: async () => (await import('./journal/intake-page')).IntakePage,
    session: async () => (await import('./session/session-page')).SessionPage,
    journal: async () => (await import('./journal/journal-page')).JournalPage,
    families: async () => (await import('./families/families-page')).FamiliesPage,
    'families/:familyId/record': async () => (await import('./record/record-page')).RecordPage,
    'families/:familyId/record/:command': async () => (await import('./record/command-page')).CommandPage,
    'families/:familyId/events/:eventId/correct': async () => (await import('./corrections/correct-page')).CorrectPage,
    ...Object.fromEntries(RESOURCES.map((resource) => [`${resource}/:id`, subjectPage])),
    'families/:familyId': async () => (await import('./card/card-page')).CardPage,
  },
};
