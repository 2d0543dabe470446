import { ConfigRefused } from '@kurator/platform';
import { CheckpointForeign } from '@kurator/read-models';

/** Does what finds out that read models belong to another log. @throws ConfigRefused with what has to be done */
export async function refusingForeign<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof CheckpointForeign)) throw error;
    throw new ConfigRefused(
      'Витрины построены по другому журналу событий (журнал восстановлен из копии?). Удалите папку read-models ' +
        'в DATA_DIR (с MONGODB_URL: базу витрин): при запуске они будут построены заново',
      'the read models were built from another log (was it restored?); remove the folder read-models ' +
        'in DATA_DIR (with MONGODB_URL: their database): the next start rebuilds them',
    );
  }
}
