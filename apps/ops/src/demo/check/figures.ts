import { movement, levelsAtEnd, registeredAtEnd, staysOfFamily, staysOfMinors, type Movement } from '../recount';
import { DISTRICTS } from '../region/districts';
import type { FamilyStory } from '../story/types';
import { differences, type Asked, type Finding, type Question } from './finding';

const QUARTERS = ['2025-Q2', '2026-Q3'];
const REGION = 'REGION';
type Figures = Readonly<Record<string, number>>;

const livingIn = (stories: readonly FamilyStory[], unit: string) =>
  unit === REGION ? stories : stories.filter(({ district }) => district.oktmo === unit);

/** The balance ST-05: what was there and what moved must give what is there now. */
const balances = (f: Figures): boolean =>
  Number(f['opening']) +
    Number(f['adjustmentsIn'] ?? 0) -
    Number(f['adjustmentsOut'] ?? 0) +
    Number(f['in']) -
    Number(f['out']) ===
  Number(f['closing']);

function compare(
  what: string,
  told: Partial<Movement>,
  figures: Figures,
  judged: ReturnType<typeof differences>,
): void {
  for (const [name, count] of Object.entries(told)) judged.same(`${what} ${name}`, count, figures[name]);
  judged.holds(`${what}: opening + in - out is not closing`, balances(figures));
}

async function askQuarter({ client, stories }: Asked, quarter: string, unit: string): Promise<Finding> {
  const answer = await client.get('ministry', `/statistics/quarters/${quarter}?unit=${unit}`);
  const families = answer['families'] as Figures;
  const minors = answer['minors'] as Figures;
  const here = livingIn(stories, unit);
  const judged = differences();
  compare('families', movement(here.flatMap(staysOfFamily), quarter), families, judged);
  const { inRepeated: _notCounted, ...ofMinors } = movement(here.flatMap(staysOfMinors), quarter);
  compare('minors', ofMinors, minors, judged);
  const line = (f: Figures) => `${f['opening']} + ${f['in']} - ${f['out']} = ${f['closing']}`;
  return {
    question: `GET /statistics/quarters/${quarter}?unit=${unit} (ministry)`,
    answer: `families ${line(families)}, minors ${line(minors)}`,
    faults: judged.faults,
  };
}

/** Two quarters of every district and of the region, against a recount of who was on the register when. */
export const askQuarters: Question = async (asked) => {
  const findings: Finding[] = [];
  for (const quarter of QUARTERS)
    for (const unit of [...DISTRICTS.map(({ oktmo }) => oktmo), REGION])
      findings.push(await askQuarter(asked, quarter, unit));
  return findings;
};

type Load = Readonly<Record<string, number>>;
const sum = (rows: readonly Load[], name: string): number => rows.reduce((total, row) => total + (row[name] ?? 0), 0);
const LEVELS = { EMERGENCY: 'emergency', CRISIS: 'crisis', ADAPTATION: 'adaptation', BASE: 'base' } as const;

/** Specialists of the district with levels, and how many families each level has among them. */
export const askCaseload: Question = async ({ client, stories, on }) => {
  const irkutsk = DISTRICTS.find(({ profileId }) => profileId === 'IRKUTSK');
  const unit = irkutsk?.oktmo ?? '';
  const here = livingIn(stories, unit);
  const answer = await client.get('ministry', `/caseload?unit=${unit}&on=${on}`);
  const specialists = answer['specialists'] as readonly Load[];
  const curators = answer['curators'] as readonly Load[];
  const judged = differences();
  const levels = levelsAtEnd(here);
  for (const [level, field] of Object.entries(LEVELS)) judged.same(field, levels[level] ?? 0, sum(specialists, field));
  judged.same('families with curators', registeredAtEnd(here).length, sum(curators, 'openCases'));
  return [
    {
      question: `GET /caseload?unit=${unit}&on=${on} (ministry)`,
      answer: `${specialists.length} specialists with ${sum(specialists, 'load')} units of load, ${curators.length} curators with ${sum(curators, 'openCases')} families`,
      faults: judged.faults,
    },
  ];
};
