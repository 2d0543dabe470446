import type { Schema } from '../schema-of';
import { date, integer, list, nullable, object, string, uuid } from './schemas';

const bool: Schema = { type: 'boolean' };
const ru = object({ ru: string });
const both = object({ ru: string, en: string }, ['en']);
const value = object(
  {
    code: string,
    title: both,
    verified: bool,
    textRequired: bool,
    parent: string,
    group: string,
    mapsTo: string,
    positiveResult: bool,
    sopSign: bool,
    level: string,
    in: list(string),
  },
  ['verified', 'textRequired', 'parent', 'group', 'mapsTo', 'positiveResult', 'sopSign', 'level', 'in'],
);

const journal = object({ holderId: string, year: integer, no: integer, paperNo: nullable(string) });
const known = object(
  {
    match: { type: 'string', enum: ['NAME', 'NAME_AND_BIRTH_DATE'] },
    familyId: uuid,
    municipality: string,
    commissionId: string,
    journal: nullable(journal),
    bankRecordNo: nullable(string),
  },
  ['familyId'],
);

/** What names codes and ids, and what is told of a family that is known already. */
export const referenceComponents: Readonly<Record<string, Schema>> = {
  KnownFamilies: object({ items: list(known), more: bool }),
  Classifiers: object({
    items: list(
      object({ id: string, section: string, title: both, verified: bool, values: list(value) }, ['verified']),
    ),
    eventTypes: list(object({ type: string, title: both })),
    rules: list(object({ ruleKey: string, title: both })),
    roles: list(object({ role: string, title: ru })),
  }),
  FieldTitles: object({
    fields: list(object({ path: string, title: both, ref: string, unit: string }, ['ref', 'unit'])),
    values: list(object({ key: string, title: both })),
  }),
  Rule: object({
    profileId: string,
    profileVersion: integer,
    title: string,
    ruleKey: string,
    rule: string,
    name: both,
    clause: string,
    status: { type: 'string', enum: ['TERM', 'DUTY_NO_TERM'] },
    term: nullable(both),
    countFrom: { type: 'string', enum: ['trigger', 'decision', 'receipt'] },
    confidence: { type: 'string', enum: ['EXPLICIT', 'INFERRED'] },
    startedBy: list(string),
    metBy: list(string),
  }),
  Directory: object({
    municipalities: list(
      object(
        {
          oktmo: string,
          name: string,
          timeZone: string,
          commissionId: string,
          profiles: list(object({ profileId: string, from: date })),
          tile: object({ column: integer, row: integer }),
          inTerritory: bool,
        },
        ['tile'],
      ),
    ),
    agencies: list(object({ agencyId: string, kind: string, name: string, municipality: string, bankKeeper: bool })),
    officers: list(
      object({
        officerId: string,
        agencyId: string,
        name: nullable(string),
        position: string,
        head: bool,
        fte: { type: 'number' },
        from: date,
        until: nullable(date),
      }),
    ),
  }),
};
