import { legalMovement, sumOf, type Legal, type Who } from '../recount/quarters';
import { movedIn } from '../recount/parts';
import { DISTRICTS } from '../region/districts';
import { differences, livingIn, REGION, type Asked, type Finding, type Question } from './finding';

type Figures = Readonly<Record<string, number>>;

/** The balance ST-05: what was there and what moved must give what is there now. */
const balances = (f: Figures): boolean =>
  Number(f['opening']) +
    Number(f['adjustmentsIn']) -
    Number(f['adjustmentsOut']) +
    Number(f['in']) -
    Number(f['out']) ===
  Number(f['closing']);

/** What the story comes to in a unit. The region's is the sum of its districts, each as it was frozen. */
function told({ stories, steps, on }: Asked, quarter: string, { unit, who }: { unit: string; who: Who }): Legal {
  const parts = DISTRICTS.filter(({ oktmo }) => unit === REGION || oktmo === unit).map((district) =>
    legalMovement(livingIn(stories, district.oktmo), { quarter, district, who, steps, end: on }),
  );
  const sum = sumOf(parts);
  const moved = unit === REGION ? movedIn(stories, quarter, who) : 0;
  return { ...sum, in: sum.in - moved, out: sum.out - moved };
}

/** A frozen quarter is SUBMITTED and then SUMMARISED, where its institution has not reported too; a running one is none. */
const statusOf = ({ steps }: Asked, quarter: string): string =>
  steps.some((step) => step.quarter === quarter) ? 'SUMMARISED' : 'PRELIMINARY';

const line = (f: Figures): string => {
  const adjusted =
    f['adjustmentsIn'] || f['adjustmentsOut'] ? ` (${f['adjustmentsIn']} - ${f['adjustmentsOut']} late)` : '';
  return `${f['opening']}${adjusted} + ${f['in']} - ${f['out']} = ${f['closing']}`;
};

async function askQuarter(asked: Asked, quarter: string, unit: string): Promise<Finding> {
  const answer = await asked.client.get('ministry', `/statistics/quarters/${quarter}?unit=${unit}`);
  const judged = differences();
  judged.same('status', statusOf(asked, quarter), answer['status']);
  for (const who of ['families', 'minors'] as const) {
    const figures = answer[who] as Figures;
    const { inRepeated, ...counted } = told(asked, quarter, { unit, who });
    for (const [name, n] of Object.entries(counted)) judged.same(`${who} ${name}`, n, figures[name]);
    if (who === 'families') judged.same('families inRepeated', inRepeated, figures['inRepeated']);
    judged.holds(`${who}: opening + adjustments + in - out is not closing`, balances(figures));
  }
  const lines = `families ${line(answer['families'] as Figures)}, minors ${line(answer['minors'] as Figures)}`;
  return {
    question: `GET /statistics/quarters/${quarter}?unit=${unit} (ministry)`,
    answer: `${String(answer['status'])}: ${lines}`,
    faults: judged.faults,
  };
}

/** Quarters of the region, and two of every district, against a recount of who was known to be on the register when. */
export const askQuarters: Question = async (asked) => {
  const findings: Finding[] = [];
  const frozen = [...new Set(asked.steps.map(({ quarter }) => quarter))];
  for (const quarter of [...frozen, RUNNING]) findings.push(await askQuarter(asked, quarter, REGION));
  for (const quarter of [frozen.at(-1) ?? RUNNING, RUNNING])
    for (const { oktmo } of DISTRICTS) findings.push(await askQuarter(asked, quarter, oktmo));
  return findings;
};
const RUNNING = '2026-Q3';
