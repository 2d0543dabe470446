import { message, type Message } from './message';

/** What is said of corrections, merges and destroyed data. */
export const CORRECTION_MESSAGES: Readonly<Record<string, Message>> = {
  FOUR_EYES_REQUIRED: message(
    [
      'Нужно второе должностное лицо',
      'Исправление предлагает одно должностное лицо, подтверждает другое; учётной записи без должностного лица мало.',
    ],
    [
      'A second officer is needed',
      'One officer proposes a correction, another confirms it; an account without an officer can do neither.',
    ],
  ),
  EVENT_NOT_FOUND: message(
    ['Событие не найдено', 'В истории этой семьи нет события {eventId}.'],
    ['The event was not found', 'The history of this family has no event {eventId}.'],
  ),
  NOT_CORRECTABLE: message(
    ['Эту запись нельзя исправить', 'Событие {eventId} ({type}) само является исправлением или необратимо.'],
    ['This record cannot be corrected', 'Event {eventId} ({type}) is itself a correction or cannot be taken back.'],
  ),
  ALREADY_ANNULLED: message(
    ['Запись уже аннулирована', 'Событие {eventId} аннулировано событием {annulledBy}.'],
    ['Already annulled', 'Event {eventId} was annulled by event {annulledBy}.'],
  ),
  PROPOSAL_NOT_FOUND: message(
    ['Предложение не найдено', 'У этой семьи нет предложения {proposalId}.'],
    ['The proposal was not found', 'This family has no proposal {proposalId}.'],
  ),
  PROPOSAL_DECIDED: message(
    ['По предложению уже решено', 'Предложение {proposalId} закрыто ({status}) событием {decidedBy}.'],
    ['The proposal is decided', 'Proposal {proposalId} was closed ({status}) by event {decidedBy}.'],
  ),
  FAMILY_ABSORBED: message(
    [
      'Семья объединена с другой',
      'С {on} дело этой семьи ведётся в деле семьи {keptFamilyId}: отправьте решение по этой семье.',
    ],
    [
      'The family was absorbed by another one',
      'Since {on} it is kept with family {keptFamilyId}: send the decision to that family.',
    ],
  ),
  FAMILY_UNKNOWN: message(
    ['Семья неизвестна', 'Семьи {familyId}, названной в решении, в реестре нет.'],
    ['The family is unknown', 'The register has no family {familyId}, which the decision names.'],
  ),
  MERGE_WITH_ITSELF: message(
    ['Объединять не с чем', 'Названа одна и та же запись; нужны две разные.'],
    ['A merge with itself', 'The same record is named twice; two different ones are needed.'],
  ),
  PROPOSAL_OPEN: message(
    ['Ждёт предложенное исправление', 'Сначала подтвердите или отклоните предложение {proposalId}.'],
    ['A proposed correction waits', 'First confirm or reject proposal {proposalId}.'],
  ),
  ALREADY_DESTROYED: message(
    ['Данные уже уничтожены', 'Персональные данные человека {personId} уничтожены {on}.'],
    ['Already destroyed', 'The personal data of {personId} were destroyed on {on}.'],
  ),
  PERSONAL_DATA_DESTROYED: message(
    ['Персональные данные уничтожены', 'Сведения об этом человеке уничтожены и не могут быть записаны снова.'],
    [
      'Personal data were destroyed',
      'What is sent names a person whose data were destroyed; it cannot be stored again.',
    ],
  ),
  LATER_FACT_CONTRADICTS: message(
    [
      'Противоречит более позднему факту',
      'Уже записан факт {type} от {on} (событие {eventId}); с этим решением он стал бы невозможен: {because}.',
    ],
    [
      'A later fact contradicts',
      'The fact {type} of {on} is recorded already (event {eventId}); with this decision it would become impossible: {because}.',
    ],
  ),
};
