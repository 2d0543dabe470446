import { accompanimentIn } from '../recount/accompaniment';
import { registeredAtEnd } from '../recount/register';
import { bankAtEnd, isHidden, tzhsAtEnd } from '../recount/tzhs';
import { DISTRICTS } from '../region/districts';
import { differences, livingIn, REGION, type Asked, type Finding, type Question } from './finding';

const QUARTERS = ['2025-Q4', '2026-Q3'];
const OURS = DISTRICTS.find(({ profileId }) => profileId === 'OKTYABRSKY')?.oktmo ?? '';

function counted(states: readonly (string | null)[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const state of states) if (state !== null) counts.set(state, (counts.get(state) ?? 0) + 1);
  return counts;
}

/** The bank by state: each family of the TZhS track whose record is not blocked is where the story left it, and none of them among the registered. */
async function askStates({ client, stories }: Asked): Promise<Finding> {
  const here = livingIn(stories, OURS);
  const judged = differences();
  const told = counted(here.filter((story) => !isHidden(story)).map(tzhsAtEnd));
  const total = async (state: string): Promise<number> =>
    Number((await client.get('regional', `/bank/families?municipality=${OURS}&state=${state}&limit=1`))['total']);
  for (const [state, n] of told) judged.same(state, n, await total(state));
  judged.same('REGISTERED', registeredAtEnd(here).length, await total('REGISTERED'));
  return {
    question: `GET /bank/families?municipality=${OURS}&state=... (regional)`,
    answer: [...told].map(([state, n]) => `${state} ${n}`).join(', '),
    faults: judged.faults,
  };
}

/** The bank record of every family whose consent was withdrawn, and of as many others. */
async function askRecords({ client, stories }: Asked): Promise<Finding> {
  const here = livingIn(stories, OURS);
  const withdrawn = here.filter(({ decisions }) => decisions.some(({ command }) => command === 'withdraw-consent'));
  const asked = [...withdrawn, ...here.filter((story) => !withdrawn.includes(story)).slice(0, withdrawn.length)];
  const judged = differences();
  for (const story of asked) {
    const card = await client.get(`operator-${story.district.key}`, `/families/${story.family.familyId}`);
    const { bank } = card['states'] as Readonly<Record<string, unknown>>;
    judged.same(`bank record of family ${story.family.number}`, bankAtEnd(story), bank);
  }
  return {
    question: `GET /families/... of ${asked.length} families, ${withdrawn.length} of them with a withdrawn consent`,
    answer: [...counted(asked.map(bankAtEnd))].map(([state, n]) => `${state} ${n}`).join(', '),
    faults: judged.faults,
  };
}

/** Accompaniment of both tracks has a balance of its own (ST-18), beside that of the register. */
async function askBalance({ client, stories }: Asked, quarter: string, unit: string): Promise<Finding> {
  const answer = await client.get('ministry', `/statistics/quarters/${quarter}?unit=${unit}`);
  const figures = (answer['indicators'] as Readonly<Record<string, unknown>>)['ST-18'] as Readonly<
    Record<string, number>
  >;
  const judged = differences();
  for (const [name, n] of Object.entries(accompanimentIn(livingIn(stories, unit), quarter)))
    judged.same(`ST-18 ${name}`, n, figures[name]);
  return {
    question: `GET /statistics/quarters/${quarter}?unit=${unit} (ministry), accompaniment`,
    answer: `${figures['opening']} + ${figures['in']} - ${figures['out']} = ${figures['closing']}`,
    faults: judged.faults,
  };
}

/** The TZhS track of the sixth district: its lists, its bank records, its figures. */
export const askTzhs: Question = async (asked) => {
  const findings = [await askStates(asked), await askRecords(asked)];
  for (const quarter of QUARTERS)
    for (const unit of [OURS, REGION]) findings.push(await askBalance(asked, quarter, unit));
  return findings;
};
