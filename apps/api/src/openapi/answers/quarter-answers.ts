import type { Schema } from '../schema-of';
import {
  countedFamilies,
  counts,
  date,
  definition,
  instant,
  integer,
  list,
  nullable,
  object,
  ref,
  string,
  uuid,
} from './schemas';

const rows: Schema = object({ families: integer, checksum: string });

const movement = [
  'opening',
  'in',
  'inFirst',
  'inRepeated',
  'inTransfer',
  'out',
  'outPositive',
  'outPatronage',
  'outPreventive',
  'outTransfer',
  'outAnnulled',
  'adjustmentsIn',
  'adjustmentsOut',
  'closing',
];

const quarter = {
  period: string,
  unit: string,
  status: string,
  version: integer,
  asOfPosition: string,
  families: ref('Movement'),
  minors: ref('Movement'),
  structure: { type: 'object', additionalProperties: counts },
  indicators: { type: 'object', additionalProperties: ref('JsonValue') },
  checks: ref('JsonValue'),
  rows: object({ families: integer, checksum: string }),
  checksum: string,
  position: string,
};

/** The quarter, its steps, and why it changed. */
export const quarterComponents: Readonly<Record<string, Schema>> = {
  Movement: object({ ...Object.fromEntries(movement.map((name) => [name, integer])), outByGround: counts }, [
    'outByGround',
  ]),
  Quarter: object(
    {
      period: string,
      unit: string,
      status: string,
      version: integer,
      asOf: date,
      asOfPosition: nullable(string),
      families: ref('Movement'),
      minors: ref('Movement'),
      structure: { type: 'object', additionalProperties: counts },
      indicators: { type: 'object', additionalProperties: ref('JsonValue') },
      checks: ref('JsonValue'),
      masked: list(string),
      checksum: string,
      position: nullable(string),
    },
    ['masked', 'asOfPosition', 'checksum'],
  ),
  Changes: object({
    unit: string,
    period: string,
    figure: string,
    from: nullable(string),
    to: string,
    was: integer,
    is: integer,
    items: list(
      object({
        familyId: nullable(uuid),
        name: nullable(string),
        was: integer,
        is: integer,
        n: integer,
        facts: list(object({ type: string, occurredOn: date, recordedAt: instant, position: string })),
      }),
    ),
    nextCursor: nullable(string),
    total: integer,
    position: nullable(string),
    asOf: date,
  }),
  FigureFamilies: object({
    period: string,
    unit: string,
    figure: string,
    value: integer,
    definition,
    frozen: nullable(
      object(
        {
          ...{ version: integer, status: string, asOfPosition: string, checksum: string, value: integer },
          ...{ rows, rowsFromLog: rows },
        },
        ['rows', 'rowsFromLog'],
      ),
    ),
    ...countedFamilies,
    position: nullable(string),
    asOf: date,
  }),
  SubmittedQuarter: object({
    ...quarter,
    asOf: date,
    institution: string,
    signedByOfficerId: string,
    submittedOn: date,
  }),
  SummarisedQuarter: object({
    ...quarter,
    formedOn: date,
    units: list(object({ unit: string, status: string, version: integer })),
  }),
  CorrectedQuarter: object({
    ...quarter,
    correctedOn: date,
    oldVersion: integer,
    newVersion: integer,
    differences: list(
      object({ unit: string, path: string, was: nullable(integer), is: nullable(integer), familyId: uuid }, [
        'familyId',
      ]),
    ),
  }),
};
