import { askDeadlines } from './deadlines';
import { askErrands } from './errands';
import { askBank, askFamily, askHistories } from './families';
import { askCaseload } from './caseload';
import { askQuarters } from './figures';
import type { Asked, Finding } from './finding';
import { askMoves } from './moves';
import { askQuality } from './quality';
import { askTzhs } from './tzhs';

const QUESTIONS = [
  askBank,
  askFamily,
  askHistories,
  askDeadlines,
  askQuarters,
  askMoves,
  askCaseload,
  askTzhs,
  askQuality,
  askErrands,
];

/** Waits until every read model has seen the last decision of every commission. */
async function settle({ client, played }: Asked): Promise<void> {
  for (const position of played.positions.values())
    await client.get('regional', '/bank/families?limit=1', { after: position });
}

/** Asks each read model its question and holds the answers against what the story counted for itself. */
export async function check(asked: Asked): Promise<readonly Finding[]> {
  await settle(asked);
  const findings: Finding[] = [];
  for (const question of QUESTIONS) findings.push(...(await question(asked)));
  return findings;
}
