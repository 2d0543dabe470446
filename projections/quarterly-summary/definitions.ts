/** What a figure counts and by which clause, as it is shown beside its families. */
export interface Definition {
  readonly indicator: string;
  readonly ru: string;
  readonly en: string;
  readonly clause: string;
}
const definition = (indicator: string, ru: string, en: string, clause: string): Definition => ({
  indicator,
  ru,
  en,
  clause,
});

const MOVEMENT = 'IRKUTSK 51–52; MARIEL 5.6–5.7; BORODINO 2.2 (4)';
const OF: Readonly<Record<string, Definition>> = {
  opening: definition('ST-01', 'состояли на учёте на начало квартала', 'on the register at the beginning', MOVEMENT),
  in: definition('ST-02', 'поставлены на учёт за квартал', 'entered the register in the quarter', MOVEMENT),
  inFirst: definition('ST-02a', 'поставлены на учёт впервые', 'registered for the first time', MOVEMENT),
  inRepeated: definition('ST-02b', 'поставлены на учёт повторно', 'registered again', `${MOVEMENT}; CG-58`),
  inTransfer: definition('ST-02c', 'приняты из другого муниципалитета', 'came from another municipality', MOVEMENT),
  out: definition('ST-03', 'сняты с учёта за квартал', 'left the register in the quarter', MOVEMENT),
  outPositive: definition(
    'ST-03',
    'сняты с положительным результатом',
    'left with a positive result',
    'Spec 6.4: MD-05, FD-06',
  ),
  outPatronage: definition('ST-03', 'сняты с передачей на патронаж', 'left with patronage', 'KOCHKI 6.4'),
  outPreventive: definition(
    'ST-03',
    'сняты с постановкой на профилактический учёт',
    'left to the preventive register',
    'KOCHKI 3.6; CG-34',
  ),
  outTransfer: definition('ST-03f', 'переданы в другой муниципалитет', 'went to another municipality', MOVEMENT),
  outAnnulled: definition('ST-03', 'постановка отменена судом', 'annulled by a court', 'CG-44'),
  outByGround: definition('ST-03', 'сняты с учёта по основанию', 'left on this ground', 'Spec 6.4'),
  adjustmentsIn: definition('8.5', 'поступившие поздно сведения о постановке', 'late facts of entries', 'Spec 8.5'),
  adjustmentsOut: definition('8.5', 'поступившие поздно сведения о снятии', 'late facts of exits', 'Spec 8.5'),
  closing: definition('ST-04', 'состоят на учёте на конец квартала', 'on the register at the end', MOVEMENT),
};
const STRUCTURE = definition(
  'ST-06',
  'состав состоящих на учёте на последний день',
  'structure on the last day',
  'Spec 8.2 ST-06',
);
const ACCOMPANIMENT = 'IRKUTSK App. T1';
const INDICATORS: Readonly<Record<string, Definition>> = {
  'ST-07': definition(
    'ST-07',
    'движение несовершеннолетних в семьях, остающихся на учёте',
    'minors within families that stay',
    'Spec 8.2 ST-07',
  ),
  'ST-10': definition('ST-10', 'приняты на сопровождение', 'accepted for accompaniment', ACCOMPANIMENT),
  'ST-11': definition('ST-11', 'переведены на другой уровень', 'moved to another level', ACCOMPANIMENT),
  'ST-12': definition(
    'ST-12',
    'ситуация ухудшилась: с базового на кризисный',
    'worsened: base to crisis',
    ACCOMPANIMENT,
  ),
  'ST-13': definition(
    'ST-13',
    'ситуация улучшилась: с кризисного на базовый',
    'improved: crisis to base',
    ACCOMPANIMENT,
  ),
  'ST-14': definition(
    'ST-14',
    'ситуация ухудшилась: с адаптационного на кризисный',
    'worsened: adaptation to crisis',
    ACCOMPANIMENT,
  ),
  'ST-15': definition(
    'ST-15',
    'ситуация улучшилась: с адаптационного на базовый',
    'improved: adaptation to base',
    ACCOMPANIMENT,
  ),
  'ST-16': definition('ST-16', 'сняты с сопровождения', 'removed from accompaniment', ACCOMPANIMENT),
  'ST-17': definition('ST-17', 'прочие переводы между уровнями', 'other moves', 'Spec 8.2 ST-17'),
  'ST-18': definition('ST-18', 'баланс сопровождения', 'balance of accompaniment', 'Spec 8.2 ST-18'),
  'ST-46': definition(
    'ST-46',
    'сняты с сопровождения с положительным результатом',
    'removed with a positive result',
    'OKTYABRSKY 15.1',
  ),
};

/** Clauses of the indicators of a year that no figure of a quarter has (spec 8.2 C to E). */
const OF_A_YEAR: Readonly<Record<string, string>> = {
  ...Object.fromEntries(['ST-20', 'ST-21', 'ST-22'].map((id) => [id, 'IRKUTSK App. T2'])),
  ...Object.fromEntries(['ST-30', 'ST-31', 'ST-32', 'ST-33', 'ST-34'].map((id) => [id, 'IRKUTSK App. T3'])),
};
/** Results that OKTYABRSKY looks at, and what they are told of. */
const RESULTS: Readonly<Record<string, Definition>> = {
  'ST-41': definition('ST-41', 'лишение родительских прав', 'parental rights taken away', 'OKTYABRSKY 15.1'),
  'ST-42': definition('ST-42', 'семьи в социально опасном положении', 'families on the register', 'OKTYABRSKY 15.1'),
  'ST-43': definition('ST-43', 'насилие, жестокое обращение', 'violence and cruel treatment', 'OKTYABRSKY 15.1'),
};
/** What an indicator counts; null for one that is told in the tables only. */
export const definitionOf = (indicator: string): Definition | null =>
  INDICATORS[indicator] ?? RESULTS[indicator] ?? null;
/** The clause behind an indicator of the tables; what stands in neither table of IRKUTSK is OKTYABRSKY 15.1. */
export const clauseOf = (indicator: string): string =>
  INDICATORS[indicator]?.clause ?? OF_A_YEAR[indicator] ?? 'OKTYABRSKY 15.1';

const GROUPS: readonly string[] = [
  'ground',
  'category',
  'dangerLevel',
  'level',
  'agencyKind',
  'ageGroup',
  'timeOnRegister',
];

/** A figure that can be asked for: its definition, and the keys of the sums behind it. */
export interface Figure {
  readonly definition: Definition;
  readonly keyPrefixes: readonly string[];
}

function movementOf([who = '', name = '', ground]: readonly string[]): Figure | null {
  const definition = OF[name];
  if (definition === undefined || (name === 'outByGround') !== (ground !== undefined)) return null;
  return { definition, keyPrefixes: [`s|${who}`, `f|${who}|`] };
}
function structureOf([, group = '', value]: readonly string[]): Figure | null {
  if (!GROUPS.includes(group) || value === undefined) return null;
  return { definition: STRUCTURE, keyPrefixes: [`s|${group}|${value}`] };
}
function indicatorOf([, id = '']: readonly string[]): Figure | null {
  const definition = INDICATORS[id];
  if (definition === undefined) return null;
  const moves = id === 'ST-07' ? ['f|minors|'] : [`f|${id}`, `q|${id}`];
  return { definition, keyPrefixes: id === 'ST-18' ? ['s|accompaniment', 'f|ST-18'] : moves };
}

/** The figure at a path of a quarter, `families.in`, `structure.level.CRISIS`; null where a quarter has none. */
export function figureAt(path: string): Figure | null {
  const parts = path.split('.');
  if (parts.length < 2 || parts.some((part) => part === '')) return null;
  if (parts[0] === 'families' || parts[0] === 'minors') return movementOf(parts);
  return parts[0] === 'structure' ? structureOf(parts) : parts[0] === 'indicators' ? indicatorOf(parts) : null;
}
