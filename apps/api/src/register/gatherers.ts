import { homesOf, type Gatherers } from '../streams/gather';
import type { Ground } from './ground';

/** What decisions outside the families gather, over the opened register. */
export const gatherersOver = ({ histories, law }: Pick<Ground, 'histories' | 'law'>): Gatherers => ({
  homes: (request) => homesOf(histories, request),
  profiles: () => Promise.resolve(law().profiles),
});
