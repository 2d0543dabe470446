import type { Workplace } from '../shell/workplace';

const OFFICE = ['COMMISSION_SECRETARY', 'COMMISSION_CHAIR'];
const FIELD = [
  'CURATOR',
  'GROUP_MEMBER',
  'AGENCY_OFFICER',
  'GUARDIANSHIP_OFFICER',
  'POLICE_OFFICER',
  'INSTITUTION_OPERATOR',
];

/** The commission and those who work with it: today's duties, families, journal. */
export const commission: Workplace = {
  nav: [{ to: '/work', text: 'nav.work', roles: [...OFFICE, ...FIELD] }],
  pages: { work: async () => (await import('./work/work-page')).WorkPage },
};
