import type { Client, Json } from './client';
import { idOf } from './dice';
import { officersOf } from './region/districts';
import type { QuarterStep } from './story/quarter-steps';

const BALANCE = ['opening', 'in', 'out', 'closing', 'adjustmentsIn', 'adjustmentsOut'] as const;
const balance = (figures: unknown): Json => Object.fromEntries(BALANCE.map((name) => [name, (figures as Json)[name]]));

/** Figures that the register counts are the ones that the institution confirms and its head signs. */
async function submit(client: Client, { on, quarter, district }: QuarterStep, after: string | undefined) {
  if (district === null) throw new Error('a report is a district’s');
  const as = `operator-${district.key}`;
  const headers: Readonly<Record<string, string>> = after === undefined ? {} : { after };
  const counted = await client.get(as, `/statistics/quarters/${quarter}?unit=${district.oktmo}`, headers);
  const figures = { families: balance(counted['families']), minors: balance(counted['minors']) };
  const body = { occurredOn: on, figures, signedByOfficerId: officersOf(district).head };
  const key = idOf(quarter, `submission/${district.key}`);
  await client.post(as, `/periods/${district.oktmo}/${quarter}/submission`, { key, body });
}

/**
 * Takes a step of a quarter as its owner would: the keeper of the bank reports, the ministry summarises.
 * @param after position that the figures have to show
 * @throws Error with the problem when it is refused
 */
export async function takeStep(client: Client, step: QuarterStep, after: string | undefined): Promise<void> {
  if (step.district !== null) return submit(client, step, after);
  const { on, quarter } = step;
  const summary = { key: idOf(quarter, 'summary'), body: { occurredOn: on } };
  await client.post('ministry', `/periods/REGION/${quarter}/summary`, summary);
}
