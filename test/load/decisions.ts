import { randomInt, randomUUID } from 'node:crypto';
import type { Client } from './client';
import { unitOf } from './seed';
import { childId, familyId, hasLeft, sitting } from './templates';

type Body = Readonly<Record<string, unknown>>;
export const MIX =
  '40 % journal entries, 20 % assessments, 15 % acquaintances, 15 % session dates, 10 % reviews by resolution (two events)';

const review = (number: number, today: string): Body => ({
  ...sitting(unitOf(number), today),
  reportsConsidered: ['Нагрузочный отчёт'],
  result: 'KEEP',
});
const journal = (number: number): Body => ({
  journalHolderId: `kdn-${unitOf(number).key}`,
  journalKind: 'PRIMARY_INFORMATION',
  fromWhom: 'Нагрузочная школа',
  problem: 'Нагрузочный пример записи о ходе работы с семьёй',
});
/** Share in a hundred, command, body. */
const COMMANDS: readonly (readonly [number, string, (number: number, today: string) => Body])[] = [
  [40, 'register-journal-entry', journal],
  [20, 'assess-danger', (n) => ({ level: 'MEDIUM', justification: 'Нагрузочный пример', appliesTo: [childId(n)] })],
  [15, 'acquaint-family', (n) => ({ about: 'RESULTS', persons: [childId(n)], form: 'WRITTEN' })],
  [
    15,
    'schedule-session',
    (n, today) => ({
      sessionOn: today,
      agendaItem: 'Вопрос',
      questionKind: 'REVIEW',
      invited: [`soc-${unitOf(n).key}`],
    }),
  ],
  [10, 'hold-review', review],
];

function chosen(): (typeof COMMANDS)[number] {
  let at = randomInt(100);
  for (const command of COMMANDS) {
    at -= command[0];
    if (at < 0) return command;
  }
  throw new Error('the shares do not add up to a hundred');
}

export interface Decided {
  readonly status: number;
  readonly text: string;
  /** Log position of an accepted decision. */
  readonly position: string | null;
  readonly secretary: string;
  readonly oktmo: string;
}

/** One decision of the mix about a family, under a fresh key. */
export async function decideOnce(client: Client, number: number, today: string): Promise<Decided> {
  const unit = unitOf(number);
  const secretary = `secretary-${unit.key}`;
  const [, command, bodyOf] = chosen();
  const path = `/api/v1/families/${familyId(number)}/commands/${command}`;
  const body = { occurredOn: today, ...bodyOf(number, today) };
  const answer = await client.post(secretary, path, body, { 'idempotency-key': randomUUID() });
  const position = answer.status === 201 ? (JSON.parse(answer.text) as { position: string }).position : null;
  return { ...answer, position, secretary, oktmo: unit.oktmo };
}

/** Any of the families, or any of the first few thousand that are on the register. */
export const anyOf = (families: number) => (): number => randomInt(families);
const activeOf = (families: number, most: number): readonly number[] =>
  Array.from({ length: families }, (_, number) => number)
    .filter((number) => !hasLeft(number))
    .slice(0, most);
export const activeCount = (families: number, most: number): number => activeOf(families, most).length;
export function anyActive(families: number, most: number): () => number {
  const active = activeOf(families, most);
  return () => active[randomInt(active.length)] as number;
}
