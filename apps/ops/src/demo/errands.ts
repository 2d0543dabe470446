import type { Client, Json } from './client';
import type { Errand } from './story/errands';

/** What the register is told of an errand. @throws Error with the problem when it is refused */
export const runErrand = (client: Client, { as, path, command, key, body }: Errand): Promise<Json> =>
  client.post(as, `${path}/commands/${command}`, { key, body });
