import { clear, type Fact, type Personal } from '@kurator/kernel';
import type { Agency, Municipality, Officer } from '@kurator/regulation';

/** Who there is in the region, in the types that `makeRegulation` takes. Ascending by id. */
export interface Directory {
  readonly region: { readonly code: string; readonly name: string } | null;
  readonly municipalities: readonly Municipality[];
  readonly agencies: readonly Agency[];
  readonly officers: readonly Officer[];
}

const byId = <T>(entries: ReadonlyMap<string, T>): readonly T[] =>
  [...entries].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, entry]) => entry);

/** Folds the facts of stream `directory`, in recorded order. */
export function directoryOf(facts: readonly Fact[]): Directory {
  const municipalities = new Map<string, Municipality>();
  const agencies = new Map<string, Agency>();
  const officers = new Map<string, Officer>();
  let region: Directory['region'] = null;
  const fold: Readonly<Record<string, (data: Fact['data']) => void>> = {
    municipality: (data) => municipalities.set(String(data['oktmo']), data as unknown as Municipality),
    agency: (data) => agencies.set(String(data['agencyId']), data as unknown as Agency),
    officer: (data) => officers.set(String(data['officerId']), officerOf(data)),
    directory: (data) => (region = { code: String(data['regionCode']), name: String(data['regionName']) }),
  };
  for (const fact of facts) fold[fact.type.split('-')[0] as string]?.(fact.data);
  return { region, municipalities: byId(municipalities), agencies: byId(agencies), officers: byId(officers) };
}

const officerOf = (data: Fact['data']): Officer => {
  const kept = data as unknown as Omit<Officer, 'name' | 'until'> & { name: Personal<string>; until?: string };
  return { ...kept, name: clear(kept.name), until: kept.until ?? null };
};
