import type { Workplace } from '../shell/workplace';

const MINISTRY = ['MINISTRY_ANALYST', 'MINISTRY_OPERATOR', 'REGIONAL_SECRETARY'];
/** They see the figures of their own territory (policy table, `quarter`). */
const LOCAL = ['COMMISSION_SECRETARY', 'COMMISSION_CHAIR', 'INSTITUTION_OPERATOR'];
const FIGURES = [...MINISTRY, ...LOCAL, 'INSPECTOR'];

/** Figures: the quarter, the territories, indicators, terms kept, caseload. */
export const ministry: Workplace = {
  nav: [
    { to: '/quarter', text: 'nav.quarter', roles: FIGURES },
    { to: '/territories', text: 'nav.territories', roles: [...MINISTRY, 'INSPECTOR'] },
    { to: '/indicators', text: 'nav.indicators', roles: FIGURES },
    { to: '/compliance', text: 'nav.compliance', roles: FIGURES },
    { to: '/caseload', text: 'nav.caseload', roles: FIGURES },
    { to: '/work', text: 'nav.work', roles: ['MINISTRY_OPERATOR', 'REGIONAL_SECRETARY'] },
  ],
  pages: {
    quarter: async () => (await import('./quarter/quarter-page')).QuarterPage,
    figure: async () => (await import('./figure/figure-page')).FigurePage,
    counted: async () => (await import('./figure/counted-page')).CountedPage,
    territories: async () => (await import('./territories/territories-page')).TerritoriesPage,
    indicators: async () => (await import('./indicators/indicators-page')).IndicatorsPage,
    compliance: async () => (await import('./compliance/compliance-page')).CompliancePage,
    caseload: async () => (await import('./caseload/caseload-page')).CaseloadPage,
  },
};
