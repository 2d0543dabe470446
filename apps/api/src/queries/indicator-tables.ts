import type { ReadModelReads } from '@kurator/read-models';
import { clauseOf, type IndicatorTable } from '@projections/quarterly-summary';
import type { Span } from '../figures';
import {
  developed,
  participants,
  registryFacts,
  trained,
  volunteers,
  type RegistryFacts,
  type RegistrySource,
} from './registries';

const ORGANISATIONS = [
  ['1', 'ST-20', 'OK-01', 'Количество организаций социального обслуживания, осуществляющих профилактическую работу'],
  ['2', 'ST-21', 'OK-02', 'Количество образовательных организаций'],
  ['3', 'ST-22', 'OK-03', 'Количество социально ориентированных некоммерческих организаций'],
] as const;
const STAFF = [
  ['1', 'ST-30', 'SD-01', 'Количество специалистов, получивших профильную профессиональную подготовку'],
  ['2', 'ST-31', 'SD-02', 'Количество специалистов, обученных на курсах повышения квалификации'],
  ['3', 'ST-32', 'SD-03', 'Количество специалистов, прошедших стажировки'],
  [
    '4',
    'ST-33',
    'SD-04',
    'Количество специалистов, ставших победителями региональных конкурсов профессионального мастерства',
  ],
] as const;

/** ST-48: distinct persons trained, on placements, winners of contests, and volunteers trained and engaged. */
const staff = (facts: RegistryFacts, span: Span) => ({
  trained: developed(facts, ['SD-01', 'SD-02'], span),
  placements: developed(facts, ['SD-03'], span),
  winners: developed(facts, ['SD-04', 'SD-05'], span),
  volunteersTrained: trained(facts, span),
  volunteersEngaged: volunteers(facts, span),
});

/** Tables 2 and 3 of the appendix (F-I3): organisations that take part, and staff and volunteers. */
export async function registryTables(
  source: RegistrySource,
  reads: ReadModelReads,
  { unit, years }: { readonly unit: string; readonly years: readonly Span[] },
): Promise<readonly IndicatorTable[]> {
  const facts = await registryFacts(source, unit);
  const world = { facts, regulation: source.regulation() };
  const counts: ((kind: string) => number)[] = [];
  for (const span of years) counts.push(await participants(reads, world, { unit, span }));
  const engaged = years.map((span) => volunteers(facts, span));
  return [
    {
      table: 2,
      title: 'Изменения в инфраструктуре организаций, участвующих в профилактической работе',
      rows: [
        ...ORGANISATIONS.map(([row, indicator, kind, title]) => ({
          ...{ row, indicator, title, clause: clauseOf(indicator) },
          values: counts.map((count) => count(kind)),
        })),
        {
          ...{ row: null, indicator: 'ST-47', title: 'Организации, участвующие в сопровождении' },
          clause: clauseOf('ST-47'),
          values: counts.map((count) => ({
            social: count('OK-01'),
            others: count('OK-04'),
            nonProfit: count('OK-03'),
          })),
        },
      ],
    },
    {
      table: 3,
      title: 'Изменения в кадровом обеспечении',
      rows: [
        ...STAFF.map(([row, indicator, kind, title]) => ({
          ...{ row, indicator, title, clause: clauseOf(indicator) },
          values: years.map((span) => developed(facts, [kind], span)),
        })),
        {
          ...{ row: '5', indicator: 'ST-34', title: 'Количество привлечённых добровольцев (волонтёров)' },
          ...{ clause: clauseOf('ST-34'), values: engaged },
        },
        {
          ...{ row: null, indicator: 'ST-48', title: 'Кадровое обеспечение сопровождения', clause: clauseOf('ST-48') },
          values: years.map((span) => staff(facts, span)),
        },
      ],
    },
  ];
}
