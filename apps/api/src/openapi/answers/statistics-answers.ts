import type { Schema } from '../schema-of';
import { countedFamilies, counts, date, definition, integer, list, nullable, object, ref, string } from './schemas';

/** Figures beside the quarter. */
export const statisticsComponents: Readonly<Record<string, Schema>> = {
  Compliance: object(
    {
      period: string,
      unit: string,
      profile: nullable(string),
      rules: list(
        object({ rule: string, ruleKey: string, met: integer, metLate: integer, overdue: integer, total: integer }),
      ),
      running: list(object({ rule: string, ruleKey: string, total: integer })),
      emergency: object({ episodes: integer, removals: integer, allTermsMet: integer }),
      measures: object({ done: integer, doneLate: integer, notDone: integer, total: integer }),
      patronage: object({ familyMonths: integer, withVisit: integer }),
      levelOverdue: integer,
      repeats: object({ within12Months: integer, registered: integer }),
      outcomes: counts,
      duration: object({ families: integer, median: nullable(integer), p90: nullable(integer) }),
      requests: object({ met: integer, total: integer }),
      reconciliation: object({ differences: integer }),
      definitions: { type: 'object', additionalProperties: definition },
      profileVersion: integer,
      position: nullable(string),
      asOf: date,
    },
    ['profileVersion'],
  ),
  ComplianceFamilies: object({
    ...{ period: string, unit: string, figure: string, value: integer, definition },
    ...countedFamilies,
    ...{ position: nullable(string), asOf: date },
  }),
  IndicatorFamilies: object({
    ...{ year: integer, unit: string, figure: string, value: integer, definition },
    ...countedFamilies,
    ...{ position: nullable(string), asOf: date },
  }),
  CaseloadFamilies: object({
    ...{ unit: string, figure: string, value: integer, definition },
    ...countedFamilies,
    ...{ position: nullable(string), on: date },
  }),
  Indicators: object(
    {
      unit: string,
      years: list(integer),
      tables: list(
        object({
          table: integer,
          title: string,
          rows: list(
            object(
              {
                row: nullable(string),
                indicator: string,
                title: string,
                clause: string,
                values: list(ref('JsonValue')),
                moves: list(nullable(integer)),
                pairs: list(
                  object({
                    from: string,
                    to: string,
                    situation: string,
                    families: list(nullable(integer)),
                    moves: list(nullable(integer)),
                  }),
                ),
              },
              ['moves', 'pairs'],
            ),
          ),
        }),
      ),
      masked: list(string),
      position: nullable(string),
      asOf: date,
    },
    ['masked'],
  ),
  Caseload: object(
    {
      specialists: list(
        object(
          {
            specialistId: string,
            name: nullable(string),
            institutionId: string,
            fte: { type: 'number' },
            ...Object.fromEntries(
              ['emergency', 'crisis', 'adaptation', 'base', 'unlevelled', 'openCases', 'afterwards'].map((name) => [
                name,
                integer,
              ]),
            ),
            ...Object.fromEntries(
              ['load', 'capacity', 'utilisation'].map((name) => [name, nullable({ type: ['number', 'string'] })]),
            ),
            ...Object.fromEntries(['literalBreach', 'overloaded'].map((name) => [name, nullable({ type: 'boolean' })])),
            ...Object.fromEntries(
              ['mean', 'peak', 'daysOverloaded'].map((name) => [name, nullable({ type: 'number' })]),
            ),
          },
          ['mean', 'peak', 'daysOverloaded'],
        ),
      ),
      curators: list(object({ agencyId: string, officerId: nullable(string), openCases: integer }, ['officerId'])),
      unassigned: list(object({ institutionId: string, families: integer })),
      definition,
      on: date,
      from: date,
      to: date,
      position: nullable(string),
    },
    ['on', 'from', 'to', 'position'],
  ),
};
