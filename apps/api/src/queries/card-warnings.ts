import { accompaniedEpisode, isOfAge, registeredSubjects, type Episode, type FamilyState } from '@kurator/family';
import type { LocalDate } from '@kurator/kernel';
import { levelState } from './card-states';

export interface Warning {
  readonly code: string;
  readonly text: string;
}
const when = (holds: boolean, code: string, text: string): readonly Warning[] => (holds ? [{ code, text }] : []);

/** Of each minor who is still registered after the 18th birthday; who died is another matter (CG-43). */
const over18 = ({ persons }: FamilyState, episode: Episode, on: LocalDate): readonly Warning[] =>
  registeredSubjects(episode).flatMap(({ personId }) => {
    const person = personId === null ? undefined : persons[personId];
    const grown = person !== undefined && person.diedOn === null && isOfAge(person, on);
    return when(grown, 'OVER_18_STILL_REGISTERED', 'Достиг(ла) 18 лет и остаётся на учёте: нужно решение комиссии');
  });

/** A binding term that has passed, or only the example of one (CG-21). */
function level(state: FamilyState, episode: Episode, on: LocalDate): readonly Warning[] {
  const example = accompaniedEpisode(state)?.level?.example ?? null;
  return [
    ...when(
      levelState(state, episode, on) === 'LVL_OVERDUE',
      'LEVEL_OVERDUE',
      'Истёк предельный срок уровня сопровождения',
    ),
    ...when(example !== null && on > example, 'LEVEL_OVERDUE', 'Истёк примерный срок уровня сопровождения'),
  ];
}

/** What an officer should notice; nothing of it changes the registration by itself (CG-43, CG-21). */
export const warningsOf = (state: FamilyState, episode: Episode, on: LocalDate): readonly Warning[] => [
  ...over18(state, episode, on),
  ...level(state, episode, on),
  ...when(episode.threat, 'THREAT_TO_LIFE', 'Сообщалось об угрозе жизни и здоровью'),
  ...when(
    episode.tzhs.sopSigns,
    'SOP_SIGNS_FOUND',
    'Выявлены признаки социально опасного положения: сообщите в комиссию',
  ),
  ...when(
    state.consents.some((consent) => consent.state === 'WITHDRAWN'),
    'CONSENT_WITHDRAWN',
    'Согласие на обработку персональных данных отозвано',
  ),
];
