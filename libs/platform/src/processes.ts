import type { Config, Side } from './config';
import { ConfigRefused } from './refused';

/** Where the parts of a register lie, as far as it decides how many processes can have them. */
export type Places = Pick<Config, 'eventStoreUrl' | 'mongodbUrl' | 'redisUrl'>;

/** Several processes have the register: its log, read models, keys and accounts lie on servers. Else one has its folder. */
export const isShared = ({ eventStoreUrl, mongodbUrl }: Pick<Places, 'eventStoreUrl' | 'mongodbUrl'>): boolean =>
  eventStoreUrl !== null && mongodbUrl !== null;

/**
 * Refuses a process that leaves to others what others cannot do: a folder has one owner.
 * @param does what this process does of all that has to be done beside answering
 * @throws ConfigRefused
 */
export function refuseLonely(places: Places, does: readonly Side[]): void {
  if (does.length === 2) return;
  if (!isShared(places))
    throw new ConfigRefused(
      'Отдельные процессы возможны, когда журнал и витрины лежат на серверах: нужны EVENTSTORE_URL и MONGODB_URL ' +
        '(иначе всё делает один процесс, API_ALSO=projector,worker)',
      'separate processes need log and read models on servers, EVENTSTORE_URL and MONGODB_URL ' +
        '(without them one process does everything, API_ALSO=projector,worker)',
    );
  // Jobs that are asked for in one process and done in another lie in Redis.
  if (places.redisUrl === null)
    throw new ConfigRefused(
      'Отдельным процессам нужна общая очередь заданий: REDIS_URL',
      'separate processes need a common queue of jobs: REDIS_URL',
    );
}
