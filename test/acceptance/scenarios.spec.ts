import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '@kurator/platform';
import type { PendingStep, Scenario } from './model';
import { stepsOf } from './playing';
import { PENDING_AT_MOST, SCENARIOS } from './scenarios';

const waiting = SCENARIOS.flatMap((scenario) =>
  stepsOf(scenario).flatMap((step) => (step.kind === 'pending' ? [{ scenario, step }] : [])),
);

describe('steps that another test proves', () => {
  const elsewhere = SCENARIOS.flatMap((scenario) => stepsOf(scenario)).filter((step) => step.kind === 'elsewhere');

  it.each(elsewhere.map((step) => [step.what, step.by]))('%s: %s is there', (_what, file) => {
    expect(existsSync(join(projectRoot, file))).toBe(true);
  });
});

describe('steps that wait for a later issue', () => {
  it('are named and do not grow in number', () => {
    const line = ({ scenario, step }: { scenario: Scenario; step: PendingStep }) =>
      `pending ${scenario.id} ${step.step}: ${step.what} — waits for ${step.pending}`;
    process.stdout.write(`${waiting.map(line).join('\n')}\n${waiting.length} steps pending\n`);
    expect(waiting.length).toBeLessThanOrEqual(PENDING_AT_MOST);
  });
});
