import type { Client } from './client';
import { idOf } from './dice';
import type { Correction } from './story/corrections';

/**
 * Proposes and confirms, each by another officer of the commission.
 * @param eventId of the event that is put right
 * @throws Error with the problem when either is refused
 */
export async function putRight(client: Client, { familyId, district, replacement }: Correction, eventId: string) {
  const path = `/families/${familyId}`;
  const [step, body] =
    replacement === null
      ? ['annulments', { reason: 'DUPLICATE' }]
      : ['corrections', { replacement, reason: 'Учебный пример исправления описки' }];
  const proposal = { key: idOf(eventId, 'proposal'), body };
  const { proposalId } = await client.post(`secretary-${district}`, `${path}/events/${eventId}/${step}`, proposal);
  const confirmation = { key: idOf(eventId, 'confirmation'), body: {} };
  await client.post(`chair-${district}`, `${path}/proposals/${String(proposalId)}/confirmation`, confirmation);
}
