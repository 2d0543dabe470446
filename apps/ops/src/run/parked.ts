import type { Config } from '@kurator/platform';
import { openSeen } from './open';
import type { Outcome } from './outcome';

/** `kurator ops parked`: families that a projection could not render, with the reason; their rows stand still. */
export async function parked(config: Config): Promise<Outcome> {
  const seen = await openSeen(config);
  try {
    const found = (await seen.serving?.store.parked()) ?? [];
    const lines = found.map(
      ({ family, position, error, parkedAt }) => `${family}: отложена ${parkedAt} на позиции ${position}: ${error}`,
    );
    return { well: found.length === 0, found, lines: lines.length > 0 ? lines : ['Отложенных семей нет'] };
  } finally {
    await seen.close();
  }
}
