import { MOST_TILES } from '@kurator/directory';
import { bool, date, int, list, num, object, opt, ref, text, token, uuid } from '@kurator/kernel';
import { objectSchema, type Schema } from './schema-of';

const data: Schema = {
  type: 'object',
  additionalProperties: { $ref: '#/components/schemas/JsonValue' },
  description: 'Тело команды, как у её собственного маршрута',
};
const envelope = objectSchema({
  commandId: uuid(),
  familyId: uuid(),
  command: token(64),
  ifMatch: opt(int()),
  onBehalfOf: opt(ref()),
});

/** One line of `POST /decisions`. */
export const lineSchema: Schema = {
  ...envelope,
  required: [...(envelope['required'] as readonly string[]), 'data'],
  properties: { ...(envelope['properties'] as Schema), data },
};

/** The directory file of `api.md`. */
export const directorySchema: Schema = objectSchema({
  region: object({ code: ref(), name: token(200) }),
  municipalities: list(
    object({
      oktmo: token(8, '\\d{8}'),
      name: token(200),
      timeZone: token(64),
      profiles: list(object({ profileId: token(50), from: date() }), 1),
      commissionId: ref(),
      tile: opt(object({ column: int(1, MOST_TILES), row: int(1, MOST_TILES) })),
    }),
    1,
  ),
  agencies: list(
    object({ agencyId: ref(), kind: token(5), name: token(300), municipality: token(8), bankKeeper: opt(bool()) }),
    1,
    10_000,
  ),
  officers: list(
    object({
      officerId: ref(),
      agencyId: ref(),
      name: text(200),
      position: text(200),
      head: opt(bool()),
      fte: opt(num(0, 2)),
      from: date(),
      until: opt(date()),
    }),
    0,
    100_000,
  ),
  users: opt(
    list(
      object({
        username: ref(),
        password: text(200),
        roles: list(token(40), 1),
        municipalities: list(token(8), 1),
        agencyId: opt(ref()),
        officerId: opt(ref()),
      }),
      0,
      100_000,
    ),
  ),
});
