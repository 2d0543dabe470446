import { dutyRules, ruleTitles } from '@kurator/regulation';
import { QUALITY_DEFINITIONS, type QualityDefinition } from './definitions';
import { STANDINGS, type Standing } from './duty-changes';

/** How the families behind a part of the compliance figures are found among what they tell. */
export type QualitySource =
  /** What is due, or began, in a month: `kind|2026-05` and the rest, as it stood on a day. */
  | { readonly of: 'MONTH'; readonly kind: string; readonly rests: readonly string[] }
  /** What happened in the period: keys, or what they begin with where it ends in `|`. */
  | { readonly of: 'FLOW'; readonly keys: readonly string[] }
  | { readonly of: 'STOCK'; readonly keys: readonly string[] }
  /** Months of families on the register (ST-53). */
  | { readonly of: 'FAMILY_MONTHS' };
/** A figure of the compliance answer that counts families. */
export interface QualityFigure {
  readonly definition: QualityDefinition;
  readonly source: QualitySource;
  /** The duty that it is about, whose clause each regulation has. */
  readonly ruleKey?: string;
}

const FLOWS: Readonly<Record<string, readonly string[]>> = {
  'emergency.episodes': ['e|episodes'],
  'emergency.removals': ['e|removals'],
  'patronage.withVisit': ['p|visited'],
  'repeats.within12Months': ['r|within12'],
  'repeats.registered': ['f|families|inFirst', 'f|families|inRepeated'],
  'duration.families': ['l|'],
};
const MEASURES: Readonly<Record<string, readonly string[]>> = {
  done: ['done'],
  doneLate: ['doneLate'],
  notDone: ['notDone'],
  total: ['done', 'doneLate', 'notDone'],
};

function sourceAt([part = '', name = '']: readonly string[]): QualitySource | null {
  const keys = FLOWS[`${part}.${name}`];
  if (keys !== undefined) return { of: 'FLOW', keys };
  if (part === 'measures') return MEASURES[name] ? { of: 'MONTH', kind: 'm', rests: MEASURES[name] } : null;
  if (part === 'outcomes') return { of: 'FLOW', keys: [`o|${name}`] };
  return OTHERS[`${part}.${name}`] ?? null;
}
const OTHERS: Readonly<Record<string, QualitySource>> = {
  'emergency.allTermsMet': { of: 'MONTH', kind: 'k', rests: [''] },
  'patronage.familyMonths': { of: 'FAMILY_MONTHS' },
  'levelOverdue.': { of: 'STOCK', keys: ['s|levelOverdue'] },
};

const ENDED = STANDINGS.filter((as) => as !== 'running');
const STANDINGS_OF: Readonly<Record<string, readonly Standing[]>> = {
  ...Object.fromEntries(ENDED.map((as) => [`rules.${as}`, [as]])),
  'rules.total': ENDED,
  'running.total': ['running'],
};

/** `rules.dataChangeSubmitted.overdue`, `running.dataChangeSubmitted.total`. */
function termsAt([part = '', ruleKey = '', name = '']: readonly string[]): QualityFigure | null {
  const rule = dutyRules.find(({ key }) => key === ruleKey)?.rule;
  const named = STANDINGS_OF[`${part}.${name}`];
  if (rule === undefined || named === undefined) return null;
  const { indicator, clause } = QUALITY_DEFINITIONS['rules'] as QualityDefinition;
  return {
    definition: { indicator, ...ruleTitles(ruleKey), clause },
    source: { of: 'MONTH', kind: 'd', rests: named.map((as) => `${rule}|${ruleKey}|${as}`) },
    ruleKey,
  };
}

/**
 * The figure at a path of the compliance answer (`emergency.episodes`, `measures.notDone`, `outcomes.OA-01`,
 * `levelOverdue`); null where it has none that counts families: requests and discrepancies of lists are counted
 * themselves, medians are no counts.
 */
export function qualityFigureAt(path: string): QualityFigure | null {
  const parts = path.split('.');
  if (parts[0] === 'rules' || parts[0] === 'running') return termsAt(parts);
  const source = parts.length > 2 ? null : sourceAt(parts);
  const definition = QUALITY_DEFINITIONS[parts[0] ?? ''];
  return source === null || definition === undefined ? null : { definition, source };
}
