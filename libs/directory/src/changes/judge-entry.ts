import { reject, type Blamed, type Fact, type Rejection } from '@kurator/kernel';
import { checkDirectory, isProblems } from '../check-directory';
import { directoryOf, type Directory } from '../directory';
import type { AgencyEntry, KnownNames, MunicipalityEntry, OfficerEntry } from '../file';

/** What a command puts into the directory, in place of what stood under the same id. */
export interface Entries {
  readonly municipalities?: readonly MunicipalityEntry[];
  readonly agencies?: readonly AgencyEntry[];
  readonly officers?: readonly OfficerEntry[];
}
type Section = keyof Entries;
const ID: Readonly<Record<Section, string>> = {
  municipalities: 'oktmo',
  agencies: 'agencyId',
  officers: 'officerId',
};
type Entry = Readonly<Record<string, unknown>>;

/** An officer whose name is destroyed is still an officer: the check only asks that there is one. */
const NAMELESS = '—';
const asEntries = ({ municipalities, agencies, officers }: Directory): Readonly<Record<Section, readonly Entry[]>> => ({
  municipalities: municipalities as unknown as readonly Entry[],
  agencies: agencies as unknown as readonly Entry[],
  officers: officers.map(({ name, until, ...rest }) => ({
    ...rest,
    name: name ?? NAMELESS,
    ...(until === null ? {} : { until }),
  })),
});

const SECTIONS = ['municipalities', 'agencies', 'officers'] as const;

/** The directory as a file would hold it, the entries at the end of their sections. */
function merged(directory: Directory, entries: Entries): Readonly<Record<string, unknown>> {
  const now = asEntries(directory);
  const sections = SECTIONS.map((section) => {
    const put = (entries[section] ?? []) as unknown as readonly Entry[];
    const ids = new Set(put.map((entry) => entry[ID[section]]));
    return [section, [...now[section].filter((entry) => !ids.has(entry[ID[section]])), ...put]] as const;
  });
  return { region: directory.region ?? { code: '00', name: NAMELESS }, ...Object.fromEntries(sections) };
}

/** `agencies[7].kind` is the body's `kind`. */
const inBody = ({ path, ...wrong }: Blamed): Blamed => ({ path: path.replace(/^\w+\[\d+\]\.?/, ''), ...wrong });

/**
 * Why the directory cannot hold these entries: the same checks as of a file (`api.md`, The directory), with paths of the
 * command's body.
 * @param facts of stream `directory`
 */
export function refusedEntries(facts: readonly Fact[], entries: Entries, names: KnownNames): Rejection | null {
  const file = checkDirectory(merged(directoryOf(facts), entries), names);
  return isProblems(file) ? { ...reject('DIRECTORY_INVALID'), errors: file.map(inBody) } : null;
}
