import { message, type Message } from './message';

/** What is said by the guards: decisions that cannot be. */
export const LAW_MESSAGES: Readonly<Record<string, Message>> = {
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
};
