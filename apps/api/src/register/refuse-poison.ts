import { KeyMissing } from '@kurator/event-log';
import { ConfigRefused } from '@kurator/platform';
import { PoisonFamily } from '@kurator/read-models';

const isKeyMissing = (error: Error): boolean => error instanceof KeyMissing || error.message.includes(KeyMissing.name);

function refusalOf(error: Error): ConfigRefused {
  if (isKeyMissing(error))
    return new ConfigRefused(
      `Хранилище ключей старше журнала событий: ${error.message}. Восстановите более новую копию vault.db`,
      `the key vault is older than the log of events: ${error.message}; restore a newer backup of vault.db`,
    );
  return new ConfigRefused(
    `Витрины не построить: ${error.message}. Нужна версия программы, которая читает эту семью`,
    `the read models cannot be built: ${error.message}; a version of the program that reads this family is needed`,
  );
}

/**
 * Opens what is built from the log and the keys; a family that nobody can read is a matter for the operator, not for a
 * trace.
 * @throws ConfigRefused instead of KeyMissing and PoisonFamily; everything else as it is
 */
export async function refusingPoison<T>(open: () => Promise<T>): Promise<T> {
  try {
    return await open();
  } catch (error) {
    if (error instanceof PoisonFamily || error instanceof KeyMissing) throw refusalOf(error);
    throw error;
  }
}
