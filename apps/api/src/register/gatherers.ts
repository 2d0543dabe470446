import { homesOf, type Gatherers } from '../streams/gather';
import { listedBy, sentBefore, type Counting } from '../streams/listed';
import type { Register } from '../queries/register';
import type { Ground } from './ground';

/** What decisions outside the families gather, over the opened register. */
export function gatherersOver(ground: Ground, register: Register): Gatherers {
  const { histories, wholes, log } = ground;
  const counting: Counting = { register, histories, head: () => log.head() };
  return {
    homes: (request) => homesOf({ histories: wholes, regulation: ground.regulation }, request),
    profiles: () => Promise.resolve(ground.law().profiles),
    listed: (request) => listedBy(counting, request),
    sentBefore: (request) => sentBefore(counting, request),
  };
}
