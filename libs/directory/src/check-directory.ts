import {
  agencyKind,
  anything,
  blame,
  checkObject,
  day,
  flag,
  list,
  oktmo,
  said,
  share,
  shortId,
  text,
  tile,
  timeZone,
  type Report,
  type Rules,
} from './checks';
import { MOST_TILES } from './events';
import { checkReferences } from './check-references';
import type { DirectoryFile, KnownNames, Problem } from './file';

const TOP: Rules = {
  region: { check: anything },
  municipalities: { check: list(1) },
  agencies: { check: list(1) },
  officers: { check: list(0) },
  users: { check: list(0), optional: true },
};
const REGION: Rules = { code: { check: shortId }, name: { check: text(200) } };
const ENTRIES: Readonly<Record<string, Rules>> = {
  municipalities: {
    oktmo: { check: oktmo },
    name: { check: text(200) },
    timeZone: { check: timeZone },
    profiles: { check: list(1) },
    commissionId: { check: shortId },
    tile: { check: tile(MOST_TILES), optional: true },
  },
  agencies: {
    agencyId: { check: shortId },
    kind: { check: agencyKind },
    name: { check: text(300) },
    municipality: { check: oktmo },
    bankKeeper: { check: flag, optional: true },
  },
  officers: {
    officerId: { check: shortId },
    agencyId: { check: shortId },
    name: { check: text(200) },
    position: { check: text(200) },
    head: { check: flag, optional: true },
    fte: { check: share, optional: true },
    from: { check: day },
    until: { check: day, optional: true },
  },
  users: {
    username: { check: shortId },
    password: {
      check: (value) =>
        typeof value === 'string' && value.length >= 8 && value.length <= 200
          ? null
          : said('нужен пароль от 8 до 200 знаков', 'a password of 8 to 200 characters is needed'),
    },
    roles: { check: list(1) },
    municipalities: { check: list(1) },
    agencyId: { check: shortId, optional: true },
    officerId: { check: shortId, optional: true },
  },
};
const PROFILE: Rules = { profileId: { check: text(50) }, from: { check: day } };

/**
 * Checks a directory file whole: shape first, then references, so that a message never speaks of a consequence.
 * @param json what was parsed; nothing is assumed about it
 * @returns the file, or everything that is wrong with it, with paths like `officers[3].agencyId`
 */
export function checkDirectory(json: unknown, names: KnownNames): DirectoryFile | readonly Problem[] {
  const report: Report = { problems: [], names };
  if (!checkObject(report, '', json, TOP)) return report.problems;
  const file = json as DirectoryFile;
  checkObject(report, 'region', file.region, REGION);
  for (const [section, rules] of Object.entries(ENTRIES)) checkSection(report, section, file, rules);
  if (report.problems.length === 0) checkReferences(report, file);
  return report.problems.length === 0 ? file : report.problems;
}

function checkSection(report: Report, section: string, file: DirectoryFile, rules: Rules): void {
  const entries = (file as unknown as Readonly<Record<string, readonly unknown[] | undefined>>)[section] ?? [];
  entries.forEach((entry, at) => {
    const sound = checkObject(report, `${section}[${at}]`, entry, rules);
    if (sound && section === 'municipalities')
      checkProfiles(report, at, entry as DirectoryFile['municipalities'][number]);
  });
}

function checkProfiles(report: Report, at: number, entry: DirectoryFile['municipalities'][number]): void {
  entry.profiles.forEach((profile, index) => {
    const path = `municipalities[${at}].profiles[${index}]`;
    if (!checkObject(report, path, profile, PROFILE)) return;
    if (!report.names.profileIds.includes(profile.profileId))
      blame(
        report,
        `${path}.profileId`,
        'unknownProfile',
        said(
          `нет регламента ${profile.profileId}; есть ${report.names.profileIds.join(', ')}`,
          `there is no regulation ${profile.profileId}; there are ${report.names.profileIds.join(', ')}`,
        ),
      );
    if (entry.profiles.findIndex((other) => other.from === profile.from) < index)
      blame(
        report,
        `${path}.from`,
        'overlap',
        said('два регламента с одной и той же даты', 'two regulations from the same day'),
      );
  });
}

export const isProblems = (result: DirectoryFile | readonly Problem[]): result is readonly Problem[] =>
  Array.isArray(result);
