import type { Directory } from './directory';
import type { AgencyEntry, DirectoryFile, MunicipalityEntry, OfficerEntry } from './file';

/** What an import adds and changes, by id. Nothing is ever removed: histories refer to it; an officer ends by `until`. */
export interface Differences {
  readonly added: readonly string[];
  readonly changed: readonly string[];
}
export interface DirectoryDifferences {
  readonly municipalities: Differences;
  readonly agencies: Differences;
  readonly officers: Differences;
  readonly events: readonly { readonly type: string; readonly data: Readonly<Record<string, unknown>> }[];
}

type Data = Readonly<Record<string, unknown>>;
interface Section {
  readonly type: string;
  readonly id: string;
  readonly now: readonly Data[];
  readonly next: readonly Data[];
}

/** Compares the file with the register. Pure; the same file twice gives no events the second time. */
export function differencesOf(directory: Directory, file: DirectoryFile): DirectoryDifferences {
  const municipalities = compare({
    type: 'municipality',
    id: 'oktmo',
    now: directory.municipalities as unknown as readonly Data[],
    next: file.municipalities.map(municipalityData),
  });
  const agencies = compare({
    type: 'agency',
    id: 'agencyId',
    now: directory.agencies as unknown as readonly Data[],
    next: file.agencies.map(agencyData),
  });
  const officers = compare({
    type: 'officer',
    id: 'officerId',
    now: directory.officers.map(({ until, ...rest }) => (until === null ? rest : { ...rest, until })),
    next: file.officers.map(officerData),
  });
  return {
    municipalities: municipalities.found,
    agencies: agencies.found,
    officers: officers.found,
    events: [...municipalities.events, ...agencies.events, ...officers.events],
  };
}

const municipalityData = (entry: MunicipalityEntry): Data => ({
  ...entry,
  profiles: [...entry.profiles]
    .sort((a, b) => (a.from < b.from ? -1 : 1))
    .map(({ profileId, from }) => ({ profileId, from })),
});
const agencyData = (entry: AgencyEntry): Data => ({ ...entry, bankKeeper: entry.bankKeeper ?? false });
const officerData = (entry: OfficerEntry): Data => ({ ...entry, head: entry.head ?? false, fte: entry.fte ?? 1 });

function compare({ type, id, now, next }: Section) {
  const known = new Map(now.map((data) => [data[id], canonical(data)]));
  const differing = next.filter((data) => known.get(data[id]) !== canonical(data));
  const kind = (data: Data) => (known.has(data[id]) ? 'changed' : 'registered');
  const ids = (wanted: string) => differing.filter((data) => kind(data) === wanted).map((data) => String(data[id]));
  return {
    found: { added: ids('registered'), changed: ids('changed') },
    events: differing.map((data) => ({ type: `${type}-${kind(data)}`, data })),
  };
}

/** The same text for the same content, whatever the order of the fields. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  return `{${Object.entries(value)
    .filter(([, inner]) => inner !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, inner]) => `${JSON.stringify(name)}:${canonical(inner)}`)
    .join(',')}}`;
}
