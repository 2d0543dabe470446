import { message, type Message } from './message';
import { JOB_MESSAGES } from './job-messages';
import { STREAM_MESSAGES } from './stream-messages';

export type { Message } from './message';

/** Every code that the service answers with. A code without a text fails a test, and a rejection with one the boot. */
export const MESSAGES: Readonly<Record<string, Message>> = {
  VALIDATION_FAILED: message(
    ['Запрос составлен неверно', 'Исправьте поля, названные в errors.'],
    ['The request is not well formed', 'Correct the fields named in errors.'],
  ),
  IDEMPOTENCY_KEY_REQUIRED: message(
    ['Нужен ключ повторного запроса', 'Передайте в заголовке Idempotency-Key новый UUID этого решения.'],
    ['An idempotency key is needed', 'Send a new UUID of this decision in the header Idempotency-Key.'],
  ),
  LINE_NOT_JSON: message(
    ['Строка не является JSON', 'Строка пропущена, остальные обработаны.'],
    ['The line is not JSON', 'The line was skipped, the others were processed.'],
  ),
  IN_THE_FUTURE: message(
    ['Дата в будущем', 'Дата {given} позже сегодняшнего дня муниципалитета ({today}).'],
    ['The date is in the future', '{given} is after today in the municipality ({today}).'],
  ),
  POSITION_UNKNOWN: message(
    ['Неизвестная позиция журнала', 'Передайте позицию из ответа этого сервера.'],
    ['Unknown log position', 'Send a position that this server has answered with.'],
  ),
  UNAUTHENTICATED: message(
    ['Нужен вход', 'Токен отсутствует, истёк или отозван, либо имя или пароль неверны.'],
    ['Signing in is needed', 'The token is absent, expired or revoked, or the name or password is wrong.'],
  ),
  WEB_HEADER_REQUIRED: message(
    ['Запрос пришёл не со страницы', 'Изменение по входу в браузере требует заголовка X-Kurator-Web: 1.'],
    ['The request does not come from the page', 'A change by a browser’s sign-in needs the header X-Kurator-Web: 1.'],
  ),
  TOO_MANY_ATTEMPTS: message(
    ['Слишком много попыток входа', 'Повторите через {retryAfter} с.'],
    ['Too many attempts to sign in', 'Try again in {retryAfter} s.'],
  ),
  PASSWORD_WRONG: message(
    ['Текущий пароль неверен', 'Пароль не изменён.'],
    ['The current password is wrong', 'The password was not changed.'],
  ),
  FORBIDDEN_ROLE: message(
    ['Роль не позволяет', 'Ни одна из ролей пользователя не даёт права на это действие.'],
    ['The role does not permit this', 'None of the user’s roles gives the right to this action.'],
  ),
  FORBIDDEN_TERRITORY: message(
    ['Чужая территория', 'Сводные числа этой территории пользователю недоступны.'],
    ['Another territory', 'The figures of this territory are not open to the user.'],
  ),
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
  INSPECTION_CASE_REQUIRED: message(
    ['Нужен номер проверки', 'Передайте номер проверки в заголовке X-Inspection-Case.'],
    ['The number of the inspection is needed', 'Send it in the header X-Inspection-Case.'],
  ),
  NOT_FOUND: message(['Не найдено', 'По этому адресу ничего нет.'], ['Not found', 'There is nothing at this address.']),
  COMMAND_UNKNOWN: message(
    ['Неизвестная команда', 'Команды с таким именем нет; их список в /api/docs.'],
    ['Unknown command', 'There is no command of this name; the list is at /api/docs.'],
  ),
  FAMILY_NOT_FOUND: message(
    ['Семья не найдена', 'На территории пользователя такой семьи нет.'],
    ['The family was not found', 'There is no such family in the user’s territory.'],
  ),
  PROFILE_NOT_FOUND: message(
    ['Регламент не найден', 'Регламента с таким кодом или такой версии нет.'],
    ['The regulation was not found', 'There is no regulation of this id or version.'],
  ),
  REVISION_CONFLICT: message(
    ['Данные изменились', 'Ожидалась версия {expected}, сейчас {actual}: прочитайте семью заново.'],
    ['The data have changed', 'Revision {expected} was expected, it is {actual}: read the family again.'],
  ),
  IDEMPOTENCY_MISMATCH: message(
    ['Ключ уже использован', 'С этим ключом было прислано другое содержание.'],
    ['The key was used already', 'Another body was sent with this key.'],
  ),
  RESOLUTION_NUMBER_USED: message(
    [
      'Номер постановления занят',
      'Постановление {number} комиссии {commissionId} уже есть с другими датой или голосами.',
    ],
    [
      'The resolution number is used',
      'Resolution {number} of commission {commissionId} exists with another date or votes.',
    ],
  ),
  PERIOD_FROZEN: message(
    ['Период закрыт', 'Сводка за {period} уже сформирована.'],
    ['The period is frozen', 'The summary of {period} is formed already.'],
  ),
  CLOCK_BACKWARDS: message(
    ['Часы назад не ходят', 'Заданный момент раньше текущего.'],
    ['The clock never goes back', 'The instant given is earlier than now.'],
  ),
  CLOCK_NOT_MOVABLE: message(
    ['Часы нельзя перевести', 'Сервер работает по часам машины: CLOCK_START не задан.'],
    ['The clock cannot be moved', 'The server follows the machine’s clock: CLOCK_START is not set.'],
  ),
  BODY_TOO_LARGE: message(
    ['Слишком большой запрос', 'Тело команды или строка не длиннее 1 МиБ.'],
    ['The request is too large', 'A command or a line is at most 1 MiB.'],
  ),
  MEDIA_TYPE_UNSUPPORTED: message(
    ['Тип содержимого не поддерживается', 'Нужен application/json, для пакета также application/x-ndjson.'],
    ['The media type is not supported', 'Send application/json; a batch may be application/x-ndjson.'],
  ),
  SUBJECT_NOT_REGISTERED: message(
    ['Субъект не состоит на учёте', 'На дату решения {subject} не состоит на учёте.'],
    ['The subject is not registered', 'On the day of the decision {subject} is not on the register.'],
  ),
  SUBJECT_ALREADY_REGISTERED: message(
    ['Субъект уже на учёте', 'На дату решения {subject} уже состоит на учёте.'],
    ['The subject is registered already', 'On the day of the decision {subject} is on the register already.'],
  ),
  NOT_A_MINOR: message(
    ['Не несовершеннолетний', 'На {on} лицу {personId} исполнилось 18 лет либо оно не ребёнок этой семьи.'],
    ['Not a minor', 'On {on} person {personId} is 18 or no child of the family.'],
  ),
  NO_GROUND: message(
    ['Нет основания', 'У субъекта должно быть хотя бы одно основание.'],
    ['No ground', 'A subject needs at least one ground.'],
  ),
  VOTES_INCONSISTENT: message(
    [
      'Голоса не сходятся',
      'Подано голосов: {cast}, присутствовало: {present}, в составе: {membersTotal}. За, против и воздержавшиеся вместе равны присутствующим, а тех не больше состава.',
    ],
    [
      'The votes do not add up',
      '{cast} votes were cast, {present} members present, {membersTotal} in all: for, against and abstained must equal present, which is at most the membership.',
    ],
  ),
  MAJORITY_MISSING: message(
    ['Нет большинства', 'Решение не принято: «за» {for} из {present} присутствующих, нужно больше половины.'],
    ['No majority', 'The resolution is not adopted: {for} of {present} present are for it, more than half is needed.'],
  ),
  PROGRAMME_TOO_SHORT: message(
    ['Программа слишком коротка', 'Регламент требует срока не короче {months} мес.'],
    ['The programme is too short', 'The regulation demands a term of at least {months} months.'],
  ),
  CONSENT_MISSING: message(
    ['Нет согласия', 'Нужно согласие на обработку персональных данных.'],
    ['Consent is missing', 'Consent to the processing of personal data is needed.'],
  ),
  AGREEMENT_MISSING: message(
    ['Нет договора', 'Нужен договор о сопровождении или заявление.'],
    ['The agreement is missing', 'An agreement on accompaniment or an application is needed.'],
  ),
  MEASURE_UNKNOWN: message(
    ['Мероприятия нет в программе', 'В действующей редакции программы нет мероприятия {measureId}.'],
    ['The measure is not in the programme', 'The active version of the programme has no measure {measureId}.'],
  ),
  WRONG_STATE: message(
    ['Невозможно в этом состоянии', 'Факт не мог произойти: ему не предшествует {needed}.'],
    ['Impossible in this state', 'The fact could not have happened: {needed} has to come before it.'],
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
  FIGURES_DIFFER: message(
    ['Числа расходятся', 'Присланные числа не равны числам регистра.'],
    ['The figures differ', 'The figures given are not those of the register.'],
  ),
  BALANCE_BROKEN: message(
    ['Баланс не сходится', 'Было + поставлено − снято не равно остатку.'],
    ['The balance is broken', 'Opening plus in minus out is not the closing figure.'],
  ),
  NOTHING_TO_CORRECT: message(
    ['Исправлять нечего', 'Числа не изменились.'],
    ['There is nothing to correct', 'The figures have not changed.'],
  ),
  DIRECTORY_INVALID: message(
    ['Справочник составлен неверно', 'Исправьте места, названные в errors.'],
    ['The directory is not right', 'Correct the places named in errors.'],
  ),
  OFFICER_UNKNOWN: message(
    ['Должностное лицо неизвестно', 'В справочнике территории нет действующего должностного лица {officerId}.'],
    ['The officer is unknown', 'The directory of the territory has no serving officer {officerId}.'],
  ),
  AGENCY_UNKNOWN: message(
    ['Орган неизвестен', 'Органа {agencyId} нет в справочнике.'],
    ['The agency is unknown', 'The directory has no agency {agencyId}.'],
  ),
  PERSON_UNKNOWN: message(
    ['Лицо неизвестно', 'Лицо {personId} не входит в состав семьи.'],
    ['The person is unknown', 'Person {personId} does not belong to the family.'],
  ),
  COMMISSION_NOT_COMPETENT: message(
    ['Комиссия не вправе решать', 'Комиссия {commissionId} не отвечает за муниципалитет {municipality}.'],
    ['The commission is not competent', 'Commission {commissionId} does not answer for municipality {municipality}.'],
  ),
  COMMISSION_DECIDES: message(
    [
      'Решение принимает комиссия',
      'Учреждение и его рабочая группа решают сами только о программах, которые регламент {profileId} оставил группе: это решение вносит секретарь или председатель комиссии.',
    ],
    [
      'The commission decides',
      'An institution and its working group decide only on programmes that {profileId} leaves to the group: this decision is recorded by the secretary or the chair of the commission.',
    ],
  ),
  COMMISSION_APPROVES: message(
    [
      'Программу утверждает комиссия',
      'По регламенту {profileId} (п. {clause}) программу такого учёта утверждает комиссия: нужны approvedBy COMMISSION и её решение.',
    ],
    [
      'The commission approves the programme',
      'Under {profileId} (clause {clause}) the commission approves programmes of this track: approvedBy COMMISSION and its resolution are needed.',
    ],
  ),
  CURATOR_UNCHANGED: message(
    ['Куратор не меняется', 'Новый куратор — тот же, что и прежний ({agencyId}).'],
    ['The curator does not change', 'The new curator is the same as before ({agencyId}).'],
  ),
  LEVEL_UNCHANGED: message(
    ['Уровень не меняется', 'Семья уже на уровне {level}.'],
    ['The level does not change', 'The family is on level {level} already.'],
  ),
  STAGE_RECORDED_ALREADY: message(
    ['Этап уже отмечен', 'Для этапа {stage} значение уже записано; изменить его можно исправлением.'],
    ['The stage is recorded already', 'Stage {stage} has its value already; it can be changed by a correction.'],
  ),
  MINOR_REMAINS: message(
    ['Остался несовершеннолетний', 'На {on} в семье ещё есть несовершеннолетние: {remaining}.'],
    ['A minor remains', 'On {on} the family still has minors: {remaining}.'],
  ),
  NOT_YET_18: message(
    ['Ещё нет 18 лет', 'Основание требует, чтобы на {on} исполнилось 18 лет.'],
    ['Not yet 18', 'The ground demands that 18 is reached on {on}.'],
  ),
  COURT_DECISION_NOT_IN_FORCE: message(
    ['Решение суда ещё не в силе', 'Решение вступает в силу {inForceOn}, позже {on}.'],
    ['The court decision is not in force', 'It comes into force on {inForceOn}, after {on}.'],
  ),
  SUBJECT_OF_ANOTHER_RESOLUTION: message(
    ['Признан другим постановлением', 'Субъект {subject} признан не постановлением {number}.'],
    ['Recognised by another resolution', 'Subject {subject} was not recognised by resolution {number}.'],
  ),
  COMMISSION_UNKNOWN: message(
    ['Такой комиссии в регионе нет', 'Комиссия {commissionId} не отвечает ни за один муниципалитет региона.'],
    ['The region has no such commission', 'Commission {commissionId} answers for no municipality of the region.'],
  ),
  TRANSFER_TO_ITSELF: message(
    ['Передача самой себе', 'Семья и так у комиссии {commissionId}.'],
    ['A transfer to itself', 'The family is with commission {commissionId} already.'],
  ),
  TRANSFER_OPEN: message(
    ['Передача уже начата', 'Комиссия {toCommissionId} ещё не приняла семью и не отказала.'],
    ['A transfer is open', 'Commission {toCommissionId} has neither accepted the family nor declined.'],
  ),
  EMERGENCY_UNKNOWN: message(
    [
      'Такого случая угрозы нет',
      'У семьи нет случая {emergencyId}: его открывает сообщение об угрозе или выявление ребёнка.',
    ],
    ['There is no such emergency', 'The family has no emergency {emergencyId}: a threat or a child found opens one.'],
  ),
  EMERGENCY_EXISTS: message(
    ['Такой случай угрозы уже есть', 'Случай {emergencyId} уже открыт: для нового нужен новый номер.'],
    ['The emergency is there already', 'Emergency {emergencyId} is open already: a new one needs a new id.'],
  ),
  NO_PROFILE: message(
    ['Нет регламента', 'На {on} у муниципалитета {municipality} нет действующего регламента.'],
    ['No regulation', 'Municipality {municipality} has no regulation in force on {on}.'],
  ),
  OCCURRED_AT_OTHER_DAY: message(
    ['Момент не того дня', 'occurredAt {occurredAt} не приходится на {occurredOn} в поясе {timeZone}.'],
    ['The instant is of another day', 'occurredAt {occurredAt} is not on {occurredOn} in {timeZone}.'],
  ),
  SESSION_IN_THE_PAST: message(
    ['Заседание в прошлом', 'Назначаемый день {sessionOn} раньше дня назначения {occurredOn}.'],
    ['The session is in the past', 'The day that is fixed, {sessionOn}, is before {occurredOn}, on which it is fixed.'],
  ),
  TERM_REVERSED: message(
    ['Срок кончается раньше начала', 'Начало {from}, конец {to}.'],
    ['The term ends before it begins', 'It begins on {from} and ends on {to}.'],
  ),
  PERIOD_VERSION_UNKNOWN: message(
    ['Такой версии нет', 'У этого периода ещё нет замороженной версии с таким номером.'],
    ['There is no such version', 'The period has no frozen version of that number yet.'],
  ),
  READ_MODEL_BEHIND: message(
    ['Данные ещё не обновились', 'Повторите запрос немного позже.'],
    ['The read model is behind', 'Repeat the request a little later.'],
  ),
  READ_MODELS_UNAVAILABLE: message(
    ['Витрины недоступны', 'База данных витрин не отвечает; решения принимаются, повторите запрос позже.'],
    [
      'The read models are unavailable',
      'Their database does not answer; decisions are taken, repeat the request later.',
    ],
  ),
  STORAGE_FULL: message(
    ['Нет места для записи', 'Решение не записано: на диске сервера нет места.'],
    ['The storage is full', 'The decision was not recorded: the server’s disk is full.'],
  ),
  LOG_UNAVAILABLE: message(
    ['Журнал недоступен', 'Исход неизвестен: повторите тот же запрос с тем же ключом.'],
    ['The log is unavailable', 'The outcome is unknown: repeat the same request with the same key.'],
  ),
  AUDIT_UNAVAILABLE: message(
    ['Аудит недоступен', 'Чтение не записано, поэтому данные не выданы.'],
    ['The audit is unavailable', 'The read could not be recorded, so no data are given.'],
  ),
  NOT_READY: message(['Сервер не готов', 'Повторите позже.'], ['The server is not ready', 'Repeat later.']),
  INTERNAL: message(
    ['Внутренняя ошибка', 'Ошибка записана; сообщите номер запроса {requestId}.'],
    ['Internal error', 'The error is logged; name request {requestId} when you report it.'],
  ),
  ...STREAM_MESSAGES,
  ...JOB_MESSAGES,
};
