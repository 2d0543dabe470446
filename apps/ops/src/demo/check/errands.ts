import {
  developedIn,
  discrepanciesIn,
  listRows,
  organisationsIn,
  quarterIn,
  requestsIn,
  standing,
  volunteersIn,
} from '../recount/errands';
import { DISTRICTS } from '../region/districts';
import type { Errand } from '../story/errands';
import { differences, livingIn, REGION, type Asked, type Finding, type Question } from './finding';

const YEAR = 2025;
type Row = Readonly<Record<string, unknown>>;
const ofUnit = ({ errands }: Asked, unit: string): readonly Errand[] =>
  errands.filter(({ district }) => unit === REGION || district?.oktmo === unit);

/** What a period's stream holds of a type. */
async function told({ client }: Asked, { path }: Errand, type: string): Promise<Row> {
  const { facts } = await client.get('ministry', path);
  return (facts as readonly { type: string; data: Row }[]).find((fact) => fact.type === type)?.data ?? {};
}

/** Monthly information and lists, each as the register counted it on its day. */
async function askCounts(asked: Asked, command: string, type: string): Promise<Finding> {
  const sent = asked.errands.filter((one) => one.command === command);
  const judged = differences();
  for (const errand of sent) {
    const here = livingIn(asked.stories, errand.district?.oktmo ?? REGION);
    const data = await told(asked, errand, type);
    const knownBy = asked.played.errandsOn.get(errand.key) ?? '';
    const counted =
      command === 'send-monthly-info'
        ? standing(here, errand.on, knownBy)
        : { rows: listRows(here, quarterIn(errand), knownBy) };
    for (const [name, n] of Object.entries(counted)) judged.same(`${errand.path} ${name}`, n, data[name]);
  }
  judged.holds('nothing was sent', sent.length > 0);
  return { question: `${command} (periods)`, answer: `${sent.length} sent`, faults: judged.faults };
}

/** Requests answered in time and discrepancies left open, as compliance tells them. */
async function askCompliance(asked: Asked, unit: string): Promise<Finding> {
  const answer = await asked.client.get('ministry', `/statistics/compliance?period=${YEAR}&unit=${unit}`);
  const [requests, { differences: open }] = [answer['requests'] as Row, answer['reconciliation'] as Row];
  const judged = differences();
  for (const [name, n] of Object.entries(requestsIn(ofUnit(asked, unit), YEAR)))
    judged.same(`requests ${name}`, n, requests[name]);
  judged.same('open discrepancies', discrepanciesIn(ofUnit(asked, unit), YEAR), open);
  return {
    question: `GET /statistics/compliance?period=${YEAR}&unit=${unit} (requests, lists)`,
    answer: `${String(requests['met'])} of ${String(requests['total'])} requests in time, ${String(open)} discrepancies open`,
    faults: judged.faults,
  };
}

const KINDS = { 'ST-30': 'SD-01', 'ST-31': 'SD-02', 'ST-32': 'SD-03', 'ST-33': 'SD-04' } as const;
/** Tables 2 and 3 of the appendix for the three years of the story. */
async function askAppendix(asked: Asked, unit: string): Promise<Finding> {
  const answer = await asked.client.get('ministry', `/statistics/indicators?year=${YEAR + 1}&unit=${unit}`);
  const years = answer['years'] as readonly number[];
  const rows = (answer['tables'] as readonly { readonly rows: readonly Row[] }[]).flatMap((table) => table.rows);
  const values = (indicator: string) =>
    (rows.find((row) => row['indicator'] === indicator)?.['values'] ?? []) as readonly number[];
  const judged = differences();
  const own = ofUnit(asked, unit);
  for (const [n, year] of years.entries()) {
    for (const [indicator, kind] of Object.entries(KINDS))
      judged.same(`${indicator} of ${year}`, developedIn(own, kind, year), values(indicator)[n]);
    judged.same(`ST-34 of ${year}`, volunteersIn(own, year), values('ST-34')[n]);
    judged.same(`ST-20 of ${year}`, organisationsIn(asked.stories, unit, year), values('ST-20')[n]);
  }
  return {
    question: `GET /statistics/indicators?year=${YEAR + 1}&unit=${unit} (tables 2 and 3)`,
    answer: `organisations ${values('ST-20').join(', ')}; trained ${values('ST-31').join(', ')}; volunteers ${values('ST-34').join(', ')}`,
    faults: judged.faults,
  };
}

/** What offices did beside the families: lists, monthly information, requests, staff and volunteers. */
export const askErrands: Question = async (asked) => {
  const findings = [
    await askCounts(asked, 'send-monthly-info', 'monthly-info-sent'),
    await askCounts(asked, 'send-municipal-list', 'municipal-list-sent'),
    await askCounts(asked, 'form-republican-list', 'republican-list-formed'),
  ];
  for (const unit of [...DISTRICTS.map(({ oktmo }) => oktmo), REGION])
    findings.push(await askCompliance(asked, unit), await askAppendix(asked, unit));
  return findings;
};
