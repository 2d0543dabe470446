import type { Regulation } from '@kurator/regulation';
import type { WorkloadOf } from '../decisions/parts';
import type { Rows } from '../decisions/rows';

const WEIGHTS: Readonly<Record<string, number>> = { EMERGENCY: 4, CRISIS: 2, ADAPTATION: 1, BASE: 1 };

/** What a specialist carries on a day, from the caseload read model (spec 5.3): W and K in units, one family left out. */
export const workloadOf =
  (rows: Rows, regulation: () => Regulation): WorkloadOf =>
  async (officerId, on, exceptFamily) => {
    const officer = regulation().officer(officerId);
    if (!officer) return null;
    const where = { specialistId: { eq: officerId }, from: { lte: on }, to: { gt: on } };
    const others = (await rows('caseload', where)).filter((item) => item['familyId'] !== exceptFamily);
    const load = others.reduce((sum, item) => sum + (WEIGHTS[String(item['weightedLevel'])] ?? 0), 0);
    return { load, capacity: 24 * officer.fte };
  };
