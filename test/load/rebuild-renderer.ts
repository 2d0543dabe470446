import { setImmediate as turn } from 'node:timers/promises';
import type { DatedChange, Doc, FamilyWrite, Renderer } from '@kurator/read-models';

/** Collections as wide as the real ones: bank rows, deadlines, caseload. */
export const collections = [
  {
    name: 'bank',
    columns: { municipality: 'text', state: 'text', level: 'text', from: 'text', until: 'text' },
    indexes: [
      ['municipality', 'state', 'id'],
      ['municipality', 'from', 'until'],
    ],
  },
  { name: 'deadlines', columns: { municipality: 'text', due: 'text' }, indexes: [['municipality', 'due', 'id']] },
  { name: 'caseload', columns: { specialist: 'text', from: 'text' }, indexes: [['specialist', 'from']] },
] as const;

/** Repeatable numbers from a family's name: the same family always renders the same. */
function numbersOf(seed: string): (below: number) => number {
  let state = 2166136261;
  for (const char of seed) state = Math.imul(state ^ (char.codePointAt(0) as number), 16777619) >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state % below;
  };
}
const two = (n: number): string => String(n).padStart(2, '0');

function dayOf(next: (below: number) => number): string {
  return `20${16 + next(10)}-${two(1 + next(12))}-${two(1 + next(28))}`;
}

function documentsOf(family: string, municipality: string, next: (below: number) => number): Record<string, Doc[]> {
  const state = ['REGISTERED', 'REPORTED', 'LEFT'][next(3)];
  const level = ['ADAPTATION', 'BASE', 'CRISIS'][next(3)];
  const grounds = ['A1', 'B2', 'C3'].slice(0, 1 + next(3));
  const bank = [0, 1, 2].map((n) => ({
    id: `${family}:${n}`,
    family,
    municipality,
    state,
    level,
    grounds,
    from: dayOf(next),
    until: n === 2 ? null : dayOf(next),
    name: 'Ивановы-Петровы, Мария Александровна',
    minors: 1 + next(4),
    curator: `soc-${next(40)}`,
    registered: dayOf(next),
  }));
  const deadlines = [0, 1].map((n) => ({
    id: `${family}:d${n}`,
    family,
    municipality,
    due: dayOf(next),
    rule: `DL-${two(n)}`,
    clause: 'п. 5.3',
    status: 'RUNNING',
  }));
  return {
    bank,
    deadlines,
    caseload: [{ id: `${family}:c`, specialist: `off-${next(400)}`, from: dayOf(next), level }],
  };
}

function changesOf(municipality: string, next: (below: number) => number): DatedChange[] {
  return Array.from({ length: 12 }, () => ({ key: `families:in:${next(60)}`, date: dayOf(next), n: 1 })).flatMap(
    (one) => [
      { unit: municipality, ...one },
      { unit: 'REGION', ...one },
    ],
  );
}

/** Burns a while, as reading, unsealing and folding a family would. */
function work(microseconds: number): void {
  const until = process.hrtime.bigint() + BigInt(microseconds * 1000);
  while (process.hrtime.bigint() < until);
}

export function syntheticFamily(family: string, revision: number): FamilyWrite {
  const next = numbersOf(family);
  const municipality = `887${two(next(40))}000`;
  return {
    family,
    revision,
    documents: documentsOf(family, municipality, next),
    changes: changesOf(municipality, next),
  };
}

/** @param options `{ revision, microseconds }`: newest revision of every family and the time that one takes to render */
export async function createRenderer(options: unknown): Promise<Renderer> {
  const { revision, microseconds } = options as { readonly revision: number; readonly microseconds: number };
  let rendered = 0;
  return {
    render: async (family) => {
      work(microseconds);
      rendered += 1;
      if (rendered % 50 === 0) await turn();
      return syntheticFamily(family, revision);
    },
    close: () => undefined,
  };
}
