import { neighbour, REGION } from '@kurator/period';
import type { Figures } from '@projections/quarterly-summary';
import { correct } from '../../../apps/api/src/periods/correction';
import type { PeriodStep, Taken } from '../../../apps/api/src/periods/step';
import { submit } from '../../../apps/api/src/periods/submission';
import { summarise } from '../../../apps/api/src/periods/summary';
import { quarter } from '../../../apps/api/src/queries/quarter';
import type { QuarterParams } from '../../../apps/api/src/queries/queries';
import { world } from '../../../libs/family/src/testing';
import { everyone } from '../queries/region-register';
import type { Cells } from '../../contract/figures/random/product';
import type { FrozenRegister } from './register';

export const UNITS: readonly string[] = world.municipalities().map(({ oktmo }) => oktmo);
export const FROZEN = ['2026-Q1', '2026-Q2', '2026-Q3', '2026-Q4'] as const;
/** The first quarter that is open: what comes late is adjusted in it. */
export const OPEN = neighbour(FROZEN[3], 1);

export type Answer = Figures & {
  readonly version: number;
  readonly checks: readonly { readonly check: string; readonly holds: boolean }[];
};
/** A quarter as somebody who sees the whole region reads it. */
export async function askQuarter(
  { parts }: FrozenRegister,
  unit: string,
  asked: Partial<QuarterParams> & { readonly quarter: string },
): Promise<Answer> {
  const answer = (await quarter(parts, { unit, masked: false, ...asked }, everyone)) as object;
  if ('code' in answer) throw new Error(`${unit} ${asked.quarter}: ${JSON.stringify(answer)}`);
  return answer as Answer;
}

const ACTOR = { userId: 'operator', role: 'INSTITUTION_OPERATOR', agencyId: 'soc-1', officerId: 'off-7' };
/** Takes a step of a quarter and records it, as the application does. */
async function take(
  register: FrozenRegister,
  step: Pick<PeriodStep, 'step' | 'unit' | 'period'> & { readonly body: object },
  work: (taken: Taken) => ReturnType<typeof summarise>,
): Promise<void> {
  const { parts, append } = register;
  const stream = `period-${step.unit}-${step.period}`;
  const body = { occurredOn: '2028-01-20', ...step.body };
  const commandId = '6a1c0000-0000-4000-8000-00000000c001';
  const history = await parts.histories.load(stream);
  append(stream, [await work({ parts, step: { ...step, body, commandId, actor: ACTOR }, history })]);
}

const balance = (cells: Cells, who: string) =>
  Object.fromEntries(['opening', 'in', 'out', 'closing'].map((name) => [name, cells[`${who}|${name}`] ?? 0]));
/**
 * Reports a quarter of every unit and forms the region's summary. @param signed what each institution has counted itself
 * @throws Problem FIGURES_DIFFER when the register counts otherwise, BALANCE_BROKEN
 */
export async function freeze(register: FrozenRegister, period: string, signed: (unit: string) => Cells): Promise<void> {
  for (const unit of UNITS) {
    const cells = signed(unit);
    const figures = { families: balance(cells, 'families'), minors: balance(cells, 'minors') };
    const body = { figures, signedByOfficerId: 'off-7' };
    await take(register, { step: 'submission', unit, period, body }, (taken) => submit(taken, 'ru'));
  }
  await take(register, { step: 'summary', unit: REGION, period, body: {} }, summarise);
}
/** The ministry corrects the summary of a quarter. */
export const correctSummary = (register: FrozenRegister, period: string): Promise<void> =>
  take(register, { step: 'correction', unit: REGION, period, body: { reason: 'Исправлены записи' } }, correct);
