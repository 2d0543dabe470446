import type { Workplace } from '../shell/workplace';

/** The inspector: a family's history replayed. */
export const inspector: Workplace = {
  nav: [{ to: '/inspection', text: 'nav.inspection', roles: ['INSPECTOR'] }],
  pages: {
    inspection: async () => (await import('./families/families-page')).InspectedFamiliesPage,
    'inspection/:familyId': async () => (await import('./replay/replay-page')).ReplayPage,
  },
};

/** The record of reads: last in the menu of everybody who may see it. */
export const reads: Workplace = {
  nav: [{ to: '/reads', text: 'nav.reads', roles: ['INSPECTOR', 'MINISTRY_OPERATOR', 'ADMINISTRATOR'] }],
  pages: { reads: async () => (await import('./reads/reads-page')).ReadsPage },
};
