import { PLACES } from '../../support/places';
import { FAMILY, minor, MOTHER, NOBODY, onFamily, session } from './bodies';
import { guard, guardIn, row, type Row } from './row';

const leaving = (ground: string) => ({ subjects: [{ ...FAMILY, ground }] });
const annulled = {
  resolution: session('1/1', '2026-02-17').resolution,
  inForceOn: '2026-03-02',
  decidedOn: '2026-02-25',
};

/** Guards of programme, court, transfer, destruction and contract, and of the days of any decision. */
export const LIFE_ROWS: readonly Row[] = [
  guard(
    'SESSION_IN_THE_PAST',
    'secretary',
    ['known', 'schedule-session', { sessionOn: '2026-03-09' }],
    ['sessionOn', 'Назначаемый день 2026-03-09 раньше дня назначения 2026-03-10.'],
  ),
  guard(
    'STAGE_RECORDED_ALREADY',
    'curator',
    ['known', 'assess-potential'],
    ['stage', 'Для этапа ST-1 значение уже записано; изменить его можно исправлением.'],
  ),
  guard(
    'MEASURE_UNKNOWN',
    'curator',
    ['known', 'record-measure-done', { measureId: NOBODY }],
    ['measureId', 'В действующей редакции программы нет мероприятия *.'],
  ),
  guard(
    'COURT_DECISION_NOT_IN_FORCE',
    'secretary',
    ['known', 'record-court-annulment', { ...annulled, inForceOn: '2026-03-20', subjects: [FAMILY] }],
    ['inForceOn', 'Решение вступает в силу 2026-03-20, позже 2026-03-10.'],
  ),
  guard(
    'SUBJECT_OF_ANOTHER_RESOLUTION',
    'secretary',
    [
      'two resolutions',
      'record-court-annulment',
      { ...annulled, resolution: session('1/3', '2026-02-17').resolution, subjects: [minor()] },
    ],
    ['subjects[0]', 'Субъект * признан не постановлением 1/3.'],
  ),
  guard(
    'TRANSFER_TO_ITSELF',
    'secretary',
    ['known', 'initiate-transfer', { toCommissionId: 'kdn-1', openMeasures: [] }],
    ['toCommissionId', 'Семья и так у комиссии kdn-mariel.'],
  ),
  guard(
    'COMMISSION_UNKNOWN',
    'secretary',
    ['known', 'initiate-transfer', { toCommissionId: 'kdn-nowhere', openMeasures: [] }],
    ['toCommissionId', 'Комиссия kdn-nowhere не отвечает ни за один муниципалитет региона.'],
  ),
  guard(
    'TRANSFER_OPEN',
    'secretary',
    ['moving', 'initiate-transfer', { toCommissionId: 'kdn-irkutsk', openMeasures: [] }],
    ['toCommissionId', 'Комиссия kdn-kochki ещё не приняла семью и не отказала.'],
  ),
  guard(
    'LATER_FACT_CONTRADICTS',
    'secretary',
    ['left', 'deregister', { ...session('51/13'), ...leaving('FD-06') }],
    [
      null,
      'Уже записан факт «Снятие с учёта» от 2026-04-15 (событие *); с этим решением он стал бы невозможен: Субъект не состоит на учёте.',
    ],
  ),
  guard(
    'ALREADY_DESTROYED',
    'secretary',
    ['erased', 'destroy-personal-data', { persons: [MOTHER], occurredOn: '2026-05-21' }],
    ['persons[0]', 'Персональные данные человека * уничтожены 2026-05-20.'],
  ),
  guard(
    'PERSONAL_DATA_DESTROYED',
    'secretary',
    [
      'erased',
      'record-person-details',
      { personId: MOTHER, birthDate: undefined, name: { last: 'Тестова', first: 'Мария' }, occurredOn: '2026-05-21' },
    ],
    [null, 'Сведения об этом человеке уничтожены и не могут быть записаны снова.'],
  ),
  guardIn(
    PLACES.kochki,
    ['PROGRAMME_TOO_SHORT', 'secretary'],
    ['short', 'approve-programme', { ...session('51/14'), termTo: '2026-04-10' }],
    ['termTo', 'Регламент требует срока не короче 6 мес.'],
  ),
  guardIn(
    PLACES.oktyabrsky,
    ['AGREEMENT_MISSING', 'operator'],
    ['unasked', 'start-accompaniment', { specialistId: undefined }],
    [null, 'Нужен договор о сопровождении или заявление.'],
  ),
  row(
    ['NO_PROFILE', 422],
    'secretary-mariel',
    onFamily('known', 'order-survey', { occurredOn: '2019-12-31', dueOn: undefined }),
    ['occurredOn', 'На 2019-12-31 у муниципалитета 88705000 нет действующего регламента.'],
  ),
  row(
    ['IN_THE_FUTURE', 400],
    'secretary-mariel',
    onFamily('known', 'order-survey', { occurredOn: '2026-06-02', dueOn: undefined }),
    ['occurredOn', 'Дата 2026-06-02 позже сегодняшнего дня муниципалитета (2026-06-01).'],
  ),
  row(
    ['OCCURRED_AT_OTHER_DAY', 400],
    'guardian-mariel',
    onFamily('known', 'report-threat', { occurredAt: '2026-03-09T20:59:59Z' }),
    ['occurredAt', 'occurredAt 2026-03-09T20:59:59.000Z не приходится на 2026-03-10 в поясе Europe/Moscow.'],
  ),
  row(
    ['VALIDATION_FAILED', 400],
    'secretary-mariel',
    onFamily('known', 'order-survey', { orderedTo: ['soc-1'], dueOn: '2026-02-30' }),
    ['dueOn', 'нужна существующая дата вида ГГГГ-ММ-ДД'],
  ),
  row(['FAMILY_NOT_FOUND', 404], 'secretary-kochki', onFamily('known', 'order-survey'), [
    null,
    'На территории пользователя такой семьи нет.',
  ]),
  guard(
    'COMMISSION_DECIDES',
    'operator',
    ['known', 'approve-programme', session('51/30')],
    [
      'approvedBy',
      'Учреждение и его рабочая группа решают сами только о программах, которые регламент MARIEL оставил группе: это решение вносит секретарь или председатель комиссии.',
    ],
  ),
  guard(
    'COMMISSION_APPROVES',
    'secretary',
    [
      'known',
      'approve-programme',
      { approvedBy: 'INSTITUTION_WORKING_GROUP', resolution: undefined, votes: undefined },
    ],
    [
      'approvedBy',
      'По регламенту MARIEL (п. 1.5; 5.3) программу такого учёта утверждает комиссия: нужны approvedBy COMMISSION и её решение.',
    ],
  ),
];
