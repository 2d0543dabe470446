import { LogUnavailable, StorageFull } from '@kurator/event-log';
import { QueueFull, QueueUnavailable, type Job } from '@kurator/jobs';
import { ReadModelsBuilding, StoreUnavailable } from '@kurator/read-models';
import { SharedStoreAway } from '@kurator/shared-store';
import { makeClock } from '@kurator/platform';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { useCases } from '@kurator/family';
import type { ApiParts } from '../../../apps/api/src/parts';
import { notFresh } from '../../../apps/api/src/queries/lists';
import { CardQuery, type QueryAnswer } from '../../../apps/api/src/queries/queries';
import type { Register } from '../../../apps/api/src/queries/register';
import { FAMILY, type Decide } from '../api/edge';

/** The read models never reach the position that is asked for. */
@QueryHandler(CardQuery)
class CardBehind implements IQueryHandler<CardQuery> {
  async execute({ params }: CardQuery): Promise<QueryAnswer> {
    const behind = { fresh: () => Promise.resolve('BEHIND') } as unknown as Register;
    return (await notFresh(behind, params.after)) ?? { familyId: FAMILY };
  }
}

interface Asked {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly url: string;
  readonly payload?: object;
  readonly headers?: Readonly<Record<string, string>>;
}
/** A register with one part broken, and what is answered then. */
export interface Broken {
  readonly code: string;
  readonly status: number;
  readonly as: string;
  readonly asked: Asked;
  readonly says: string;
  readonly decide?: Decide;
  readonly parts?: Partial<ApiParts>;
}

const report: Asked = {
  method: 'POST',
  url: `/api/v1/families/${FAMILY}/commands/report`,
  payload: useCases.find(({ name }) => name === 'report')?.example ?? {},
  headers: { 'idempotency-key': '6a1c0000-0000-4000-8000-00000000c001' },
};
const card: Asked = { method: 'GET', url: `/api/v1/families/${FAMILY}`, headers: { after: 'later' } };
const failing =
  (error: Error): Decide =>
  () =>
    Promise.reject(error);
const unrecorded = { record: () => Promise.reject(new Error('disk')), close: () => Promise.resolve() };

const job: Asked = { method: 'GET', url: `/api/v1/jobs/${FAMILY}` };
/** Jobs behind a queue that answers with an error. */
const jobsFailing = (error: Error): ApiParts['jobs'] => {
  const fail = (): Promise<never> => Promise.reject(error);
  return { ask: fail, find: fail, open: fail, drop: fail };
};

const file: Asked = { method: 'GET', url: `/api/v1/jobs/${FAMILY}/file` };
/** A job of the user as far as it has come, with what it found. */
const jobAt = (status: Job['status'], result?: object): ApiParts['jobs'] => ({
  ...jobsFailing(new QueueUnavailable()),
  open: () => Promise.resolve({ job: { status } as Job, input: {}, result, refusal: null }),
});
const stored = { fileId: 'gone', key: '', form: 'F-M7', format: 'JSON', unit: '88705000' };

/** What is answered when a part of the machine fails: never a half answer, and always what to do. */
export const BROKEN: readonly Broken[] = [
  {
    ...{ code: 'STORAGE_FULL', status: 503, as: 'secretary', asked: report, decide: failing(new StorageFull()) },
    says: 'Решение не записано: на диске сервера нет места.',
  },
  {
    ...{ code: 'LOG_UNAVAILABLE', status: 503, as: 'secretary', asked: report, decide: failing(new LogUnavailable()) },
    says: 'Исход неизвестен: повторите тот же запрос с тем же ключом.',
  },
  {
    ...{ code: 'READ_MODELS_UNAVAILABLE', status: 503, as: 'secretary', asked: report },
    ...{ decide: failing(new StoreUnavailable()) },
    says: 'База данных витрин не отвечает; решения принимаются, повторите запрос позже.',
  },
  {
    ...{ code: 'READ_MODEL_BUILDING', status: 503, as: 'secretary', asked: report },
    ...{ decide: failing(new ReadModelsBuilding(3, 8)) },
    says:
      'После обновления программы витрины строятся заново: готово 3 из 8 семей. ' +
      'Решения и карточки работают, списки и показатели появятся сами.',
  },
  {
    ...{ code: 'SHARED_STORE_UNAVAILABLE', status: 503, as: 'secretary', asked: report },
    ...{ decide: failing(new SharedStoreAway()) },
    says: 'База данных, в которой лежат учётные записи и ключи, не отвечает: повторите тот же запрос с тем же ключом.',
  },
  {
    ...{ code: 'INTERNAL', status: 500, as: 'secretary', asked: report, decide: failing(new Error('a fault of ours')) },
    says: 'Ошибка записана; сообщите номер запроса *.',
  },
  {
    ...{ code: 'JOBS_FULL', status: 503, as: 'secretary', asked: job, parts: { jobs: jobsFailing(new QueueFull()) } },
    says: 'Задание не принято: для новых нет места. Повторите позже.',
  },
  {
    ...{ code: 'JOBS_UNAVAILABLE', status: 503, as: 'secretary', asked: job },
    parts: { jobs: jobsFailing(new QueueUnavailable()) },
    says: 'Сервер очереди не отвечает. Решения принимаются; задание повторите позже.',
  },
  {
    ...{ code: 'JOB_NOT_DONE', status: 409, as: 'secretary', asked: file, parts: { jobs: jobAt('RUNNING') } },
    says: 'Файл ещё составляется: спросите о задании *, пока status не станет DONE.',
  },
  {
    ...{ code: 'FILE_NOT_FOUND', status: 404, as: 'secretary', asked: file },
    ...{ parts: { jobs: jobAt('DONE', { items: [] }) } },
    says: 'Это задание не составило файла: оно не удалось или отвечает данными.',
  },
  {
    ...{ code: 'FILE_EXPIRED', status: 410, as: 'secretary', asked: file, parts: { jobs: jobAt('DONE', stored) } },
    says: 'Файлы хранятся один час; закажите выгрузку снова.',
  },
  {
    ...{ code: 'AUDIT_UNAVAILABLE', status: 503, as: 'secretary', asked: card, parts: { audit: unrecorded } },
    says: 'Чтение не записано, поэтому данные не выданы.',
  },
  {
    ...{
      code: 'READ_MODEL_BEHIND',
      status: 503,
      as: 'secretary',
      asked: card,
      parts: { queryProviders: [CardBehind] },
    },
    says: 'Повторите запрос немного позже.',
  },
  {
    ...{ code: 'NOT_READY', status: 503, as: 'secretary', asked: { method: 'GET', url: '/health/ready' } },
    ...{ parts: { health: () => Promise.resolve({ ready: false, parts: {} }) }, says: 'Повторите позже.' },
  },
  {
    ...{ code: 'CLOCK_NOT_MOVABLE', status: 409, as: 'administrator', parts: { clock: makeClock(null) } },
    asked: { method: 'PUT', url: '/api/v1/clock', payload: { now: '2099-01-01T00:00:00Z' } },
    says: 'Сервер работает по часам машины: CLOCK_START не задан.',
  },
];
