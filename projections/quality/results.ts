import type { FamilyView } from '@kurator/family';
import { yearOf, type Fact } from '@kurator/kernel';
import type { DatedChange } from '@kurator/read-models';
import { counted } from './place';

/** Violence, cruel treatment, violated rights: as grounds of a recognition, or as circumstances of a need (spec 6.1, 6.21b). */
const VIOLENCE: readonly unknown[] = ['FG-05', 'FG-09', 'FG-13', 'CI-03'];
type Data = Fact['data'];
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const groundsOf = ({ subjects }: Data) =>
  list(subjects).flatMap((subject) => list((subject as { readonly grounds?: unknown }).grounds));

/** What a fact is a case of (OKTYABRSKY 15.1), by its type. */
const CASES: Readonly<Record<string, readonly [indicator: string, is: (data: Data) => boolean]>> = {
  'court-decision-received': ['ST-41', ({ decision }) => decision === 'DEPRIVED'],
  'family-composition-changed': ['ST-41', ({ change }) => change === 'RIGHTS_DEPRIVED'],
  'recognized-SOP': ['ST-43', (data) => groundsOf(data).some((ground) => VIOLENCE.includes(ground))],
  'need-determined': ['ST-43', ({ circumstances }) => list(circumstances).some((one) => VIOLENCE.includes(one))],
};

/** The indicator that a fact is a case of; null for nearly all of them. */
function indicatorOf({ type, data }: Fact): string | null {
  const [indicator, is] = CASES[type] ?? [];
  return indicator !== undefined && is?.(data) ? indicator : null;
}

/**
 * Results that OKTYABRSKY 15.1 looks at: deprived rights (ST-41), violence and cruelty (ST-43). Each fact as it happened
 * (`f|`), and its case once a year in each unit (`y|`).
 */
export function resultChanges(view: FamilyView): readonly DatedChange[] {
  const seen = new Set<string>();
  return view.facts.flatMap((fact) => {
    const indicator = indicatorOf(fact);
    if (indicator === null) return [];
    const { occurredOn: on, episode } = fact;
    const first = counted(view, `y|${indicator}`, on).filter(({ unit }) => {
      const once = `${unit}/${yearOf(on)}/${episode}/${indicator}`;
      return !seen.has(once) && seen.add(once);
    });
    return [...counted(view, `f|${indicator}`, on), ...first];
  });
}
