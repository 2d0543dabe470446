import { movement, staysOfFamily, staysOfMinors, type Movement } from '../recount/register';
import { DISTRICTS } from '../region/districts';
import { differences, livingIn, REGION, type Asked, type Finding, type Question } from './finding';

const QUARTERS = ['2025-Q2', '2026-Q3'];
type Figures = Readonly<Record<string, number>>;

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
