import { builtInProfiles, type Profile } from '@kurator/regulation';
import { row, type Row } from './row';
import type { Asked } from './asked';

type Json = Readonly<Record<string, unknown>>;
const MARIEL = builtInProfiles.find(({ profileId }) => profileId === 'MARIEL') as Profile;
const { programmeSubmitted, ...others } = MARIEL.deadlines;
const next = (change: Json): Json => ({ ...MARIEL, profileVersion: 2, ...change });
/** The second version of MARIEL with another rule for the draft of the programme. */
const drafted = (change: Json): Json =>
  next({ deadlines: { ...others, programmeSubmitted: { ...(programmeSubmitted as object), ...change } } });
const withParam = (name: string, value: unknown): Json =>
  next({ params: { ...MARIEL.params, [name]: { value, clause: '1.1' } } });
const publishing = (id: string, body: Json): Asked => ({
  path: `/api/v1/profiles/${id}/commands/publish-profile`,
  body,
});
const refused = (body: Json, path: string, reason: string): Row =>
  row(['PROFILE_INVALID', 422], 'ministry', publishing('MARIEL', body), [path, reason]);
const { title: _title, ...untitled } = next({});
const TERM = 'deadlines.programmeSubmitted.term';

/** Regulations that would be wrong for years: each with the place and the reason (issue 4, bad input). */
const PROFILES: readonly Row[] = [
  refused(
    next({ deadlines: others }),
    'deadlines.programmeSubmitted',
    'Нет правила «programmeSubmitted»: если документ молчит, укажите NOT_REGULATED',
  ),
  refused(untitled, 'title', 'Не заполнено обязательное поле «title»'),
  refused(
    drafted({ rule: 'DL-16' }),
    'deadlines.programmeSubmitted.rule',
    'У правила «programmeSubmitted» номер DL-15, а не DL-16',
  ),
  refused(
    drafted({ term: { unit: 'fortnight', value: 1 } }),
    `${TERM}.unit`,
    'Недопустимое значение; допустимы: working_day, calendar_day, month, immediate, recurrence, annual, next_session, programme_date',
  ),
  refused(
    drafted({ term: { unit: 'working_day' } }),
    TERM,
    'Для единицы «working_day» нужно одно из полей: value, min, max',
  ),
  refused(
    drafted({ term: { unit: 'working_day', min: 5, max: 3 } }),
    TERM,
    'Наименьший срок (min = 5) больше наибольшего (max = 3)',
  ),
  refused(
    drafted({ term: { unit: 'working_day', value: 3, min: 1 } }),
    TERM,
    'Поле value нельзя сочетать с min, max и after: срок был бы определён дважды',
  ),
  refused(drafted({ term: { unit: 'immediate', value: 3 } }), TERM, 'Срок «незамедлительно» не имеет длительности'),
  refused(drafted({ term: { unit: 'annual', month: 2 } }), TERM, 'Для ежегодного срока нужны month и day'),
  refused(drafted({ status: 'DUTY_NO_TERM' }), TERM, 'Обязанность без срока (DUTY_NO_TERM) не может иметь срок'),
  refused(drafted({ term: undefined }), TERM, 'Для статуса TERM нужно указать срок'),
  refused(
    drafted({ metBy: ['programme-dreamt'] }),
    'deadlines.programmeSubmitted.metBy[0]',
    'Неизвестный тип события «programme-dreamt»',
  ),
  refused(next({ timezone: 'Europe/Atlantis' }), 'timezone', 'Неизвестный часовой пояс «Europe/Atlantis»'),
  refused(next({ validFrom: '2026-05-01', validTo: '2026-04-01' }), 'validTo', 'Окончание действия раньше его начала'),
  refused(
    next({ validFrom: '2018-12-31' }),
    'validFrom',
    'Версия не может действовать раньше предыдущей: та действует с 2019-01-28',
  ),
  refused(next({ tracks: 'SOP' }), 'tracks', 'Ожидается список'),
  refused(next({ profileVersion: '2' }), 'profileVersion', 'Ожидается целое число'),
  refused(next({ deadlines: [] }), 'deadlines', 'Ожидается объект'),
  refused(
    withParam('familyGrounds', ['FG-01', 'FG-77']),
    'params.familyGrounds.value[1]',
    'Кода «FG-77» нет в классификаторе «familyGrounds»',
  ),
  refused(
    withParam('deregistrationGroundsMinor', ['FD-01']),
    'params.deregistrationGroundsMinor.value[0]',
    'Кода «FD-01» нет в классификаторе «deregistrationGroundsMinor»',
  ),
  refused(
    withParam('reviewDecisions', ['DT-NONE']),
    'params.reviewDecisions.value[0]',
    'Кода «DT-NONE» нет в классификаторе «decisionTypes»',
  ),
  refused(
    withParam('accompanimentLevels', { URGENT: { maxMonths: 3 } }),
    'params.accompanimentLevels.value.URGENT',
    'Кода «URGENT» нет в классификаторе «levels»',
  ),
  refused(
    withParam('accompanimentLevels', { CRISIS: { maxMonths: '6' } }),
    'params.accompanimentLevels.value.CRISIS.maxMonths',
    'Нужно целое положительное число',
  ),
  refused(
    withParam('caseloadNorms', { EMERGENCY: 6, CRISIS: 0, ADAPTATION_AND_BASE: 24 }),
    'params.caseloadNorms.value.CRISIS',
    'Нужно целое положительное число',
  ),
  refused(
    withParam('votingRule', { recognition: 'BY_LOT' }),
    'params.votingRule.value.recognition',
    'Недопустимое значение; допустимы: MAJORITY_OF_MEMBERS_PRESENT, NOT_REGULATED',
  ),
  refused(
    next({ params: { ...MARIEL.params, familyGrounds: { value: ['FG-01'] } } }),
    'params.familyGrounds.clause',
    'Не заполнено обязательное поле «clause»',
  ),
  refused(next({ tracks: [] }), 'tracks', 'Пустой список не допускается'),
  refused(next({ colour: 'red' }), 'colour', 'Неизвестное поле «colour»'),
  refused(next({ profileVersion: 7 }), 'profileVersion', 'Следующая версия этого регламента — 2'),
  refused(next({ profileId: 'KOCHKI' }), 'profileId', 'В адресе назван регламент «MARIEL»'),
  refused(
    { profileId: 'MARIEL', profileVersion: 2, extends: 'NOWHERE', deadlines: {} },
    'extends',
    'Регламента «NOWHERE» или такой его версии нет',
  ),
];

const year = { occurredOn: '2026-03-11', daysOff: [], workingWeekends: [], source: 'Учебный', verified: false };
const asked = (body: Json): Asked => ({
  path: '/api/v1/calendars/2028/commands/publish-calendar',
  body: { ...year, ...body },
});
const calendar = (code: [string, number], body: Json, said: readonly [string, string]): Row =>
  row(code, 'ministry', asked(body), said);

/** Days of another year, a weekend off, a weekday worked, a day twice, a day that is none, and no list at all. */
const CALENDARS: readonly Row[] = [
  calendar(['CALENDAR_INVALID', 422], { daysOff: ['2027-12-31'] }, [
    'daysOff[0]',
    'Нужен будний день этого года: выходные и так не рабочие',
  ]),
  calendar(['CALENDAR_INVALID', 422], { daysOff: ['2028-01-01'] }, [
    'daysOff[0]',
    'Нужен будний день этого года: выходные и так не рабочие',
  ]),
  calendar(['CALENDAR_INVALID', 422], { daysOff: ['2028-01-03', '2028-01-03'] }, [
    'daysOff[1]',
    'Нужен будний день этого года: выходные и так не рабочие',
  ]),
  calendar(['CALENDAR_INVALID', 422], { workingWeekends: ['2028-01-03'] }, [
    'workingWeekends[0]',
    'Нужны суббота или воскресенье этого года: будни и так рабочие',
  ]),
  calendar(['VALIDATION_FAILED', 400], { daysOff: ['2028-02-30'] }, [
    'daysOff[0]',
    'нужна существующая дата вида ГГГГ-ММ-ДД',
  ]),
  calendar(['VALIDATION_FAILED', 400], { daysOff: undefined }, [
    'daysOff',
    'обязательное поле: нужен список длиной от 0 до 200',
  ]),
  calendar(['VALIDATION_FAILED', 400], { daysOff: '2028-01-03' }, ['daysOff', 'нужен список длиной от 0 до 200']),
  row(['CALENDAR_NOT_FOUND', 404], 'ministry-mariel', asked({}), [
    null,
    'Календари публикует тот, кому доступен весь регион.',
  ]),
];

export const LAW_ROWS: readonly Row[] = [
  ...PROFILES,
  ...CALENDARS,
  row(['RULE_NOT_FOUND', 404], 'ministry', { path: '/api/v1/profiles/MARIEL/rules/DL-99' }, [
    null,
    'Этот регламент ничего не говорит о такой обязанности.',
  ]),
  row(['PROFILE_NOT_FOUND', 404], 'ministry', { path: '/api/v1/profiles/NOWHERE' }, [
    null,
    'Регламента с таким кодом или такой версии нет.',
  ]),
];
