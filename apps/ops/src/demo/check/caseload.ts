import { accompaniedAtEnd, levelsAtEnd } from '../recount/accompaniment';
import { registeredAtEnd } from '../recount/register';
import { DISTRICTS, type District } from '../region/districts';
import type { FamilyStory } from '../story/types';
import { differences, livingIn, type Asked, type Finding, type Question } from './finding';

type Load = Readonly<Record<string, number | string>>;
const sum = (rows: readonly Load[], name: string): number =>
  rows.reduce((total, row) => total + Number(row[name] ?? 0), 0);
const LEVELS = { EMERGENCY: 'emergency', CRISIS: 'crisis', ADAPTATION: 'adaptation', BASE: 'base' } as const;
/** What a family weighs at a level (spec 5.3). */
const WEIGHT: Readonly<Record<string, number>> = { EMERGENCY: 4, CRISIS: 2, ADAPTATION: 1, BASE: 1 };

/** Families that somebody works with: on the register or accompanied. */
const inWork = (here: readonly FamilyStory[]): number => {
  const registered = new Set(registeredAtEnd(here));
  return here.filter((story) => registered.has(story) || accompaniedAtEnd(story) !== null).length;
};

/** Load of each curator, where the curator is the specialist of an area (OKTYABRSKY 6.4). */
function loadsOfCurators(here: readonly FamilyStory[]): ReadonlyMap<string, number> {
  const loads = new Map<string, number>();
  for (const story of here) {
    const { level, curator } = accompaniedAtEnd(story) ?? { level: '', curator: null };
    if (curator !== null) loads.set(curator, (loads.get(curator) ?? 0) + (WEIGHT[level] ?? 0));
  }
  return loads;
}

async function askDistrict({ client, stories, on }: Asked, district: District): Promise<Finding> {
  const here = livingIn(stories, district.oktmo);
  const answer = await client.get('ministry', `/caseload?unit=${district.oktmo}&on=${on}`);
  const specialists = answer['specialists'] as readonly Load[];
  const curators = answer['curators'] as readonly Load[];
  const judged = differences();
  const levels = levelsAtEnd(here);
  for (const [level, field] of Object.entries(LEVELS)) judged.same(field, levels[level] ?? 0, sum(specialists, field));
  judged.same('families with curators', inWork(here), sum(curators, 'openCases'));
  if (district.profileId === 'OKTYABRSKY')
    for (const [officer, load] of loadsOfCurators(here))
      judged.same(`load of ${officer}`, load, specialists.find((row) => row['specialistId'] === officer)?.['load']);
  return {
    question: `GET /caseload?unit=${district.oktmo}&on=${on} (ministry)`,
    answer: `${specialists.length} specialists with ${sum(specialists, 'load')} units of load, ${curators.length} curators with ${sum(curators, 'openCases')} families`,
    faults: judged.faults,
  };
}

/** Who carries which family in the two districts with levels and norms. */
export const askCaseload: Question = async (asked) => {
  const findings: Finding[] = [];
  for (const district of DISTRICTS)
    if (['IRKUTSK', 'OKTYABRSKY'].includes(district.profileId)) findings.push(await askDistrict(asked, district));
  return findings;
};
