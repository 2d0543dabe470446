import { row, type Row } from './row';
import { ofRequest, REQUESTED } from './told';
import type { Asked } from './asked';

const OKTMO = '88705000';
const command = (resource: string, id: string, name: string, body: object = {}): Asked => ({
  path: `/api/v1/${resource}/${id}/commands/${name}`,
  body: { occurredOn: '2026-03-10', ...body },
});
const step = (unit: string, quarter: string, name: string, body: object = {}): Asked => ({
  path: `/api/v1/periods/${unit}/${quarter}/${name}`,
  body: { occurredOn: '2026-04-03', ...body },
});
const NONE = { opening: 0, in: 0, out: 0, closing: 0 };
const figures = (families: object = NONE) => ({ figures: { families }, signedByOfficerId: 'off-head-mariel' });
const officer = { agencyId: 'nobody', name: 'Вымышленный', position: 'специалист', from: '2026-03-10' };
const agency = { kind: 'AG-16', name: 'Учебный приют', municipality: OKTMO };
/** A report of the first quarter as an institution may sign it; nothing of it is right. */
export const submission = (): Asked => step(OKTMO, '2026-Q1', 'submission', figures());
const [OPERATOR, ADMIN, MINISTRY] = ['operator-mariel', 'admin', 'ministry'] as const;

/** What is no family: requests, periods, the directory. */
export const STREAM_ROWS: readonly Row[] = [
  row(
    ['REQUEST_NOT_FOUND', 404],
    'operator-kochki',
    ofRequest('refuse-information', { occurredOn: '2026-02-10', reason: 'нет' }),
    [null, 'Запроса * нет или он относится к другой территории.'],
  ),
  row(['REQUEST_EXISTS', 422], OPERATOR, ofRequest('request-information', REQUESTED), [
    null,
    'Под этим идентификатором зарегистрирован запрос 14-05/112.',
  ]),
  row(
    ['REQUEST_SETTLED', 422],
    OPERATOR,
    ofRequest('refuse-information', { occurredOn: '2026-02-11', reason: 'нет' }),
    [null, 'Полный ответ или отказ дан 2026-02-10.'],
  ),

  row(['PERIOD_NOT_FOUND', 404], MINISTRY, command('periods', '99999999-2026-Q1', 'form-republican-list'), [
    null,
    'Территории или периода 99999999-2026-Q1 нет.',
  ]),
  row(['PERIOD_UNFIT', 422], 'secretary-mariel', command('periods', `${OKTMO}-2026-02`, 'send-municipal-list'), [
    'periodId',
    'Этот отчёт составляется по периоду другого вида: нужен квартал.',
  ]),
  row(['PERIOD_NOT_ENDED', 422], 'secretary-mariel', command('periods', `${OKTMO}-2026-Q1`, 'send-municipal-list'), [
    'occurredOn',
    'Отчёт возможен после 2026-03-31.',
  ]),
  row(['FORBIDDEN_TERRITORY', 403], 'secretary-kochki', command('periods', `${OKTMO}-2025-Q4`, 'send-municipal-list'), [
    null,
    'Сводные числа этой территории пользователю недоступны.',
  ]),
  row(
    ['FIGURES_DIFFER', 422],
    'secretary-mariel',
    command('periods', `${OKTMO}-2025-Q4`, 'send-municipal-list', { rows: 7 }),
    ['rows', 'Присланные числа не равны числам регистра.'],
  ),
  row(
    ['FIGURES_DIFFER', 422],
    OPERATOR,
    step(OKTMO, '2026-Q1', 'submission', figures({ opening: 0, in: 77, out: 0, closing: 6 })),
    ['figures.families.in', 'Числа расходятся'],
  ),
  row(
    ['OFFICER_UNKNOWN', 422],
    OPERATOR,
    step(OKTMO, '2026-Q1', 'submission', { ...figures(), signedByOfficerId: 'off-nobody' }),
    ['signedByOfficerId', 'В справочнике территории нет действующего должностного лица off-nobody.'],
  ),
  row(['WRONG_STATE', 422], OPERATOR, step(OKTMO, '2026-Q2', 'submission', figures()), [
    'occurredOn',
    'Факт не мог произойти: ему не предшествует конец квартала.',
  ]),
  row(['PERIOD_FROZEN', 409], OPERATOR, step(OKTMO, '2025-Q4', 'submission', figures()), [
    null,
    'Сводка за 2025-Q4 уже сформирована.',
  ]),
  row(['PERIOD_FROZEN', 409], MINISTRY, step('REGION', '2025-Q3', 'summary'), [
    null,
    'Сводка за 2025-Q4 уже сформирована.',
  ]),
  row(['WRONG_STATE', 422], MINISTRY, step('REGION', '2026-Q1', 'corrections', { reason: 'Нечего' }), [
    null,
    'Факт не мог произойти: ему не предшествует сводка за этот квартал.',
  ]),
  row(['NOTHING_TO_CORRECT', 422], MINISTRY, step('REGION', '2025-Q4', 'corrections', { reason: 'Нечего' }), [
    null,
    'Числа не изменились.',
  ]),
  row(['NOT_FOUND', 404], 'operator-region', step('99999999', '2025-Q4', 'submission', figures()), [
    null,
    'По этому адресу ничего нет.',
  ]),

  row(
    ['AGENCY_NOT_FOUND', 404],
    OPERATOR,
    command('agencies', 'nobody', 'engage-volunteer', { count: 3, trained: true }),
    [null, 'Органа nobody нет или он на другой территории.'],
  ),
  row(['OFFICER_NOT_FOUND', 404], ADMIN, command('officers', 'off-new', 'register-officer', officer), [
    null,
    'Должностного лица off-new нет или оно служит на другой территории.',
  ]),
  row(
    ['COMMISSION_NOT_FOUND', 404],
    ADMIN,
    command('commissions', 'nobody', 'change-municipality', {
      oktmo: OKTMO,
      name: 'Учебный',
      timeZone: 'Europe/Moscow',
      profiles: [{ profileId: 'MARIEL', from: '2020-01-01' }],
    }),
    [null, 'Комиссии nobody нет или она на другой территории.'],
  ),
  row(['IN_DIRECTORY_ALREADY', 422], ADMIN, command('agencies', 'soc-mariel', 'register-agency', agency), [
    null,
    'Идентификатор soc-mariel занят: измените внесённое.',
  ]),
  row(['NOT_IN_DIRECTORY', 422], ADMIN, command('agencies', 'shelter', 'change-agency', agency), [
    null,
    'Под идентификатором shelter ничего не внесено: сначала внесите.',
  ]),
  row(
    ['DIRECTORY_INVALID', 422],
    ADMIN,
    command('agencies', 'shelter', 'register-agency', { ...agency, bankKeeper: true }),
    ['bankKeeper', 'банк муниципалитета ведёт только одно учреждение'],
  ),
  row(['DIRECTORY_INVALID', 400], ADMIN, { path: '/api/v1/directory/imports', body: { region: { code: '12' } } }, [
    'municipalities',
    'обязательное поле: нужен список, не короче 1',
  ]),
];
