import { casesIn, commandsIn, patronageIn, reportsIn } from '../recount/quality';
import { agenciesOf, DISTRICTS, type District } from '../region/districts';
import { differences, livingIn, REGION, type Asked, type Finding, type Question } from './finding';

const YEAR = 2025;
type Row = Readonly<Record<string, unknown>>;
type Figures = Readonly<Record<string, number>>;

/** Entries of a journal are numbered without a gap, one for each report of its holder. */
async function askJournal({ client, stories }: Asked, district: District, holder: string): Promise<Finding> {
  const as = `secretary-${district.key}`;
  const { total, items } = await client.get(as, `/journals/${holder}/${YEAR}?limit=500`);
  const entries = items as readonly Row[];
  const judged = differences();
  judged.same('entries', reportsIn(livingIn(stories, district.oktmo), holder, YEAR), total);
  judged.holds(
    'a number is missing or out of its order',
    entries.every(({ no }, index) => no === index + 1),
  );
  const told = entries.filter(({ result }) => result !== undefined && result !== null).length;
  return {
    question: `GET /journals/${holder}/${YEAR} (${as})`,
    answer: `${String(total)} entries without a gap, ${told} of them with a result`,
    faults: judged.faults,
  };
}

/** Visits of every month, and the chains of MARIEL 7. */
async function askCompliance({ client, stories }: Asked, unit: string): Promise<Finding> {
  const answer = await client.get('ministry', `/statistics/compliance?period=${YEAR}&unit=${unit}`);
  const [emergency, patronage] = [answer['emergency'] as Figures, answer['patronage'] as Figures];
  const here = livingIn(stories, unit);
  const judged = differences();
  judged.same('emergencies', commandsIn(here, 'report-threat', YEAR), emergency['episodes']);
  judged.same('removals', commandsIn(here, 'remove-child', YEAR), emergency['removals']);
  for (const [name, n] of Object.entries(patronageIn(here, YEAR))) judged.same(name, n, patronage[name]);
  const rules = answer['rules'] as readonly Figures[];
  judged.holds(
    'a rule whose duties do not add up',
    rules.every((r) => Number(r['met']) + Number(r['metLate']) + Number(r['overdue']) === r['total']),
  );
  return {
    question: `GET /statistics/compliance?period=${YEAR}&unit=${unit} (ministry)`,
    answer: `${rules.length} rules; visits in ${patronage['withVisit']} of ${patronage['familyMonths']} family-months; ${emergency['episodes']} emergencies, ${emergency['removals']} removals`,
    faults: judged.faults,
  };
}

const LINES = { 'ST-10': 'start-accompaniment', 'ST-11': 'change-level', 'ST-16': 'end-accompaniment' } as const;

/** The appendix of IRKUTSK for the three years of the story. */
async function askIndicators({ client, stories }: Asked, unit: string): Promise<Finding> {
  const answer = await client.get('ministry', `/statistics/indicators?year=${YEAR + 1}&unit=${unit}`);
  const years = answer['years'] as readonly number[];
  const rows = (answer['tables'] as readonly { readonly rows: readonly Row[] }[]).flatMap((table) => table.rows);
  const judged = differences();
  for (const [indicator, command] of Object.entries(LINES)) {
    const values = rows.find((row) => row['indicator'] === indicator)?.['values'] as readonly number[] | undefined;
    years.forEach((year, n) =>
      judged.same(`${indicator} of ${year}`, casesIn(livingIn(stories, unit), command, year), values?.[n]),
    );
  }
  const of = (indicator: string) => JSON.stringify(rows.find((row) => row['indicator'] === indicator)?.['values']);
  return {
    question: `GET /statistics/indicators?year=${YEAR + 1}&unit=${unit} (ministry)`,
    answer: `${years.join(', ')}: accepted ${of('ST-10')}, moved ${of('ST-11')}, removed ${of('ST-16')}`,
    faults: judged.faults,
  };
}

/** Journals, compliance and the appendix: what the regulations ask for beside the register itself. */
export const askQuality: Question = async (asked) => {
  const findings: Finding[] = [];
  for (const district of DISTRICTS) findings.push(await askJournal(asked, district, agenciesOf(district).school));
  const step = DISTRICTS.find(({ profileId }) => profileId === 'OKTYABRSKY');
  if (step) findings.push(await askJournal(asked, step, agenciesOf(step).social));
  for (const unit of [...DISTRICTS.map(({ oktmo }) => oktmo), REGION]) findings.push(await askCompliance(asked, unit));
  for (const { profileId, oktmo } of DISTRICTS)
    if (['IRKUTSK', 'OKTYABRSKY'].includes(profileId)) findings.push(await askIndicators(asked, oktmo));
  return [...findings, await askIndicators(asked, REGION)];
};
