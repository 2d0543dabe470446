import { MOTHER, SON } from '../../../libs/family/src/shared/examples';
import { sent } from '../../../libs/family/src/testing';
import { idOf } from '../../support/ids';
import { PLACES, type Place } from '../../support/places';
import type { Asked } from './asked';

export type Body = Readonly<Record<string, unknown>>;
export { MOTHER, SON };
export const NOBODY = '00000000-0000-4000-8000-00000000dead';
/** The day of what is refused, unless a row says another one. */
export const DAY = '2026-03-10';

export const idsIn = (family: string) => ({
  familyId: idOf(`refused ${family}`),
  mother: idOf(`refused ${family} mother`),
  son: idOf(`refused ${family} son`),
});

/** The example of a command with the family's own people, the place's own agencies and officers, and other values. */
export function exampleIn(where: Place, family: string, command: string, changes: Body = {}): Body {
  const { occurredOn = DAY, occurredAt } = changes;
  const { body } = sent(command, changes);
  const { mother, son } = idsIn(family);
  const here = JSON.stringify({ ...body, occurredOn, occurredAt })
    .replaceAll(MOTHER, mother)
    .replaceAll(SON, son)
    .replaceAll('"88705000"', `"${where.oktmo}"`)
    .replaceAll('"kdn-1"', `"kdn-${where.key}"`)
    .replaceAll('"soc-1"', `"soc-${where.key}"`)
    .replaceAll('"school-1"', `"school-${where.key}"`)
    .replaceAll('"off-1"', `"off-chair-${where.key}"`)
    .replaceAll('"off-7"', `"off-curator-${where.key}"`);
  return JSON.parse(here) as Body;
}

/** A command on a family of a place, as the example says it with other values. */
export const commandIn = (where: Place, family: string, command: string, changes: Body = {}): Asked => ({
  path: `/api/v1/families/${idsIn(family).familyId}/commands/${command}`,
  body: exampleIn(where, family, command, changes),
});
export const onFamily = (family: string, command: string, changes: Body = {}): Asked =>
  commandIn(PLACES.mariel, family, command, changes);

/** A session of its own: the number must not be what is wrong. Examples' agencies are renamed to the place's. */
export const session = (number: string, day: string = DAY) => ({
  resolution: { number, adoptedOn: day, sessionOn: day, commissionId: 'kdn-1', chairOfficerId: 'off-1' },
  votes: { membersTotal: 11, present: 9, for: 8, against: 0, abstained: 1, castingVoteUsed: false },
});
export const FAMILY = { kind: 'FAMILY' };
export const minor = (more: object = {}, personId: string = SON) => ({ kind: 'MINOR', personId, ...more });
