import { createHash } from 'node:crypto';
import type { Projection } from '../projection';

const hashed = (said: unknown): string => createHash('sha256').update(JSON.stringify(said)).digest('hex').slice(0, 32);

/** A projection's own signature: two versions of the read models with the same one say the same by it. */
export const signatureOfOne = <View>({ name, version, kind, collections }: Projection<View>): string =>
  hashed({ name, version, kind, collections });

/** Changes whenever a name, version or collection of a projection does: the read models then have to be rebuilt. */
export function signatureOf<View>(projections: readonly Projection<View>[]): string {
  const said = projections.map(({ name, version, kind, collections }) => ({ name, version, kind, collections }));
  said.sort((a, b) => (a.name < b.name ? -1 : 1));
  return hashed(said);
}
