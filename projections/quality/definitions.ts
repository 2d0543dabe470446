/** What a part of the compliance figures counts and by which clause, as it is shown beside it. */
export interface QualityDefinition {
  readonly indicator: string;
  readonly ru: string;
  readonly en: string;
  readonly clause: string;
}
const definition = (indicator: string, ru: string, en: string, clause: string): QualityDefinition => ({
  indicator,
  ru,
  en,
  clause,
});

/** By the part of the answer that they stand for (spec 8.2 F). */
export const QUALITY_DEFINITIONS: Readonly<Record<string, QualityDefinition>> = {
  rules: definition('ST-50', 'сроки, наступившие за период', 'deadlines due in the period', 'Spec 8.2 ST-50'),
  running: definition('ST-50', 'сроки периода, которые ещё идут', 'deadlines still running', 'Spec 8.2 ST-50'),
  requests: definition('ST-51', 'запросы, на которые ответили в срок', 'requests answered in time', 'IRKUTSK 54, 59'),
  measures: definition('ST-52', 'мероприятия программ по сроку', 'measures due', 'KOCHKI 6.1; MARIEL 5.4'),
  patronage: definition('ST-53', 'семьи-месяцы с посещением', 'family-months with a visit', 'KOCHKI 4.8'),
  levelOverdue: definition('ST-54', 'семьи с превышенным сроком уровня', 'level terms exceeded', 'IRKUTSK 9'),
  repeats: definition('ST-56', 'повторная постановка в течение года', 'registered again within a year', 'CG-58'),
  outcomes: definition('ST-57', 'итоги завершённых программ', 'outcomes of programmes', 'MARIEL App. 4'),
  duration: definition('ST-58', 'дней на учёте у снятых', 'days on the register of those who left', 'Spec 8.2 ST-58'),
  emergency: definition('ST-59', 'цепочки угроз жизни и здоровью', 'emergency chains', 'MARIEL 7'),
  reconciliation: definition('ST-60', 'неустранённые расхождения сверки', 'open discrepancies', 'MARIEL 5.6'),
};
/** Who carries how many families (ST-55). */
export const CASELOAD_DEFINITION = definition(
  'ST-55',
  'нагрузка специалистов и кураторов',
  'caseload of specialists and curators',
  'IRKUTSK 37; OKTYABRSKY 6.5',
);
