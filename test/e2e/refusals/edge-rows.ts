import { idsIn, NOBODY, onFamily } from './bodies';
import { PLACES } from '../../support/places';
import { row, type Row } from './row';
import type { Asked } from './asked';

const SECRETARY = 'secretary-mariel';
/** The key under which the stage has ordered one already. */
export const KEY = '6a1c0000-0000-4000-8000-00000000c001';
/** The survey of a known family is ordered. */
export const order = (headers: Asked['headers'] = {}, changes: object = {}): Asked => ({
  ...onFamily('known', 'order-survey', { dueOn: undefined, ...changes }),
  headers,
});
export const signIn = { path: '/api/v1/auth/token', body: { username: 'school-kochki', password: 'wrong' } };
const card: Asked = { path: `/api/v1/families/${idsIn('known').familyId}` };
const quarter = `/api/v1/statistics/quarters/2025-Q4?unit=${PLACES.mariel.oktmo}`;
const clock = (now: string): Asked => ({ method: 'PUT', path: '/api/v1/clock', body: { now } });

/** What is asked before anything is decided, and what the queries refuse. */
export const EDGE_ROWS: readonly Row[] = [
  row(['UNAUTHENTICATED', 401], null, order(), [
    null,
    'Токен отсутствует, истёк или отозван, либо имя или пароль неверны.',
  ]),
  row(['FORBIDDEN_ROLE', 403], 'analyst', order(), [
    null,
    'Ни одна из ролей пользователя не даёт права на это действие.',
  ]),
  row(['COMMAND_UNKNOWN', 404], SECRETARY, { path: `${card.path}/commands/bewitch`, body: {} }, [
    null,
    'Команды с таким именем нет; их список в /api/docs.',
  ]),
  row(['IDEMPOTENCY_KEY_REQUIRED', 400], SECRETARY, order({ 'idempotency-key': '' }), [
    null,
    'Передайте в заголовке Idempotency-Key новый UUID этого решения.',
  ]),
  row(['REVISION_CONFLICT', 409], SECRETARY, order({ 'if-match': '"0"' }), [
    null,
    'Ожидалась версия 0, сейчас 12: прочитайте семью заново.',
  ]),
  row(['IDEMPOTENCY_MISMATCH', 409], SECRETARY, order({ 'idempotency-key': KEY }, { urgent: true }), [
    null,
    'С этим ключом было прислано другое содержание.',
  ]),
  row(['MEDIA_TYPE_UNSUPPORTED', 415], SECRETARY, order({ 'content-type': 'text/xml' }), [
    null,
    'Нужен application/json, для пакета также application/x-ndjson.',
  ]),
  row(['BODY_TOO_LARGE', 413], SECRETARY, order({}, { purpose: 'т'.repeat(600_000) }), [
    null,
    'Тело команды или строка не длиннее 1 МиБ.',
  ]),
  row(
    ['LINE_NOT_JSON', 200],
    SECRETARY,
    { path: '/api/v1/decisions', body: '{"commandId":', headers: { 'content-type': 'application/x-ndjson' } },
    [null, 'Строка пропущена, остальные обработаны.'],
  ),
  row(['NOT_FOUND', 404], SECRETARY, { path: '/api/v1/nowhere' }, [null, 'По этому адресу ничего нет.']),
  row(
    ['PASSWORD_WRONG', 422],
    SECRETARY,
    { path: '/api/v1/auth/password', body: { current: 'wrong-password', next: 'another-password' } },
    [null, 'Пароль не изменён.'],
  ),
  row(['INSPECTION_CASE_REQUIRED', 403], 'inspector', card, [
    null,
    'Передайте номер проверки в заголовке X-Inspection-Case.',
  ]),
  row(['POSITION_UNKNOWN', 400], SECRETARY, { ...card, headers: { after: 'nowhere' } }, [
    null,
    'Передайте позицию из ответа этого сервера.',
  ]),
  row(['PERIOD_VERSION_UNKNOWN', 404], SECRETARY, { path: `${quarter}&version=9` }, [
    null,
    'У этого периода ещё нет замороженной версии с таким номером.',
  ]),
  row(['JOB_NOT_FOUND', 404], SECRETARY, { path: `/api/v1/jobs/${NOBODY}` }, [
    null,
    'Такого задания у пользователя нет или срок его хранения истёк; задайте вопрос снова.',
  ]),
  row(['JOURNAL_NOT_FOUND', 404], SECRETARY, { path: '/api/v1/journals/nobody/2026' }, [
    null,
    'Орган nobody не ведёт журнала на территории пользователя или это журнал другого органа.',
  ]),
  row(['CLOCK_BACKWARDS', 409], 'admin', clock('2026-05-31T06:00:00Z'), [null, 'Заданный момент раньше текущего.']),
  // Only after ten wrong passwords, which the test sends.
  row(['TOO_MANY_ATTEMPTS', 429], null, signIn, [null, 'Повторите через * с.']),
];
