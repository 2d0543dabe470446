import { blame, said, type Report, type Texts } from './checks';
import type { DirectoryFile, UserEntry } from './file';

interface Known {
  readonly municipalities: ReadonlySet<string>;
  readonly agencies: ReadonlyMap<string, DirectoryFile['agencies'][number]>;
  readonly officers: ReadonlyMap<string, DirectoryFile['officers'][number]>;
}

const noMunicipality = (oktmo: string): Texts =>
  said(`нет муниципалитета ${oktmo}`, `there is no municipality ${oktmo}`);
const noAgency = (agencyId: string): Texts => said(`нет органа ${agencyId}`, `there is no agency ${agencyId}`);

/** Checks that whatever the file names exists in it, once. Runs only on a file whose shape is right. */
export function checkReferences(report: Report, file: DirectoryFile): void {
  once(
    report,
    'municipalities',
    'oktmo',
    file.municipalities.map((entry) => entry.oktmo),
  );
  once(
    report,
    'agencies',
    'agencyId',
    file.agencies.map((entry) => entry.agencyId),
  );
  once(
    report,
    'officers',
    'officerId',
    file.officers.map((entry) => entry.officerId),
  );
  once(
    report,
    'users',
    'username',
    (file.users ?? []).map((entry) => entry.username),
  );
  const known: Known = {
    municipalities: new Set(file.municipalities.map((entry) => entry.oktmo)),
    agencies: new Map(file.agencies.map((entry) => [entry.agencyId, entry])),
    officers: new Map(file.officers.map((entry) => [entry.officerId, entry])),
  };
  checkMunicipalities(report, file, known);
  checkAgencies(report, file, known);
  checkOfficers(report, file, known);
  file.users?.forEach((user, at) => checkUser(report, `users[${at}]`, user, known));
}

function once(report: Report, section: string, field: string, ids: readonly string[]): void {
  ids.forEach((id, at) => {
    if (ids.indexOf(id) < at)
      blame(
        report,
        `${section}[${at}].${field}`,
        'duplicate',
        said(`${id} уже есть выше`, `${id} stands above already`),
      );
  });
}

function checkMunicipalities(report: Report, file: DirectoryFile, known: Known): void {
  file.municipalities.forEach((entry, at) => {
    const commission = known.agencies.get(entry.commissionId);
    if (commission?.kind !== 'AG-01' || commission.municipality !== entry.oktmo)
      blame(
        report,
        `municipalities[${at}].commissionId`,
        'reference',
        said(
          `нет комиссии (AG-01) ${entry.commissionId} этого муниципалитета`,
          `there is no commission (AG-01) ${entry.commissionId} of this municipality`,
        ),
      );
  });
  checkTiles(report, file);
}

function checkTiles(report: Report, { municipalities }: DirectoryFile): void {
  const taken = new Map<string, string>();
  municipalities.forEach(({ tile, oktmo }, at) => {
    if (tile === undefined) return;
    const place = `${tile.column}:${tile.row}`;
    const other = taken.get(place);
    if (other !== undefined)
      blame(
        report,
        `municipalities[${at}].tile`,
        'duplicate',
        said(`это место на карте уже занимает ${other}`, `this place on the map is taken by ${other} already`),
      );
    taken.set(place, oktmo);
  });
}

function checkAgencies(report: Report, file: DirectoryFile, known: Known): void {
  const keepers = new Set<string>();
  file.agencies.forEach((entry, at) => {
    if (!known.municipalities.has(entry.municipality))
      blame(report, `agencies[${at}].municipality`, 'reference', noMunicipality(entry.municipality));
    if (entry.bankKeeper !== true) return;
    if (keepers.has(entry.municipality))
      blame(
        report,
        `agencies[${at}].bankKeeper`,
        'duplicate',
        said('банк муниципалитета ведёт только одно учреждение', 'only one agency keeps the bank of a municipality'),
      );
    keepers.add(entry.municipality);
  });
}

function checkOfficers(report: Report, file: DirectoryFile, known: Known): void {
  file.officers.forEach((entry, at) => {
    if (!known.agencies.has(entry.agencyId))
      blame(report, `officers[${at}].agencyId`, 'reference', noAgency(entry.agencyId));
    if (entry.until !== undefined && entry.until < entry.from)
      blame(
        report,
        `officers[${at}].until`,
        'order',
        said('окончание раньше начала', 'the end is before the beginning'),
      );
  });
}

function checkUser(report: Report, path: string, user: UserEntry, known: Known): void {
  user.roles.forEach((role, at) => {
    if (!report.names.isRole(role))
      blame(report, `${path}.roles[${at}]`, 'unknownRole', said(`нет роли ${role}`, `there is no role ${role}`));
  });
  user.municipalities.forEach((oktmo, at) => {
    if (oktmo !== '*' && !known.municipalities.has(oktmo))
      blame(report, `${path}.municipalities[${at}]`, 'reference', noMunicipality(oktmo));
  });
  if (user.agencyId !== undefined && !known.agencies.has(user.agencyId))
    blame(report, `${path}.agencyId`, 'reference', noAgency(user.agencyId));
  if (user.officerId === undefined) return;
  const officer = known.officers.get(user.officerId);
  if (officer === undefined)
    blame(
      report,
      `${path}.officerId`,
      'reference',
      said(`нет должностного лица ${user.officerId}`, `there is no officer ${user.officerId}`),
    );
  else if (officer.agencyId !== user.agencyId)
    blame(
      report,
      `${path}.officerId`,
      'agency',
      said(`${user.officerId} служит в органе ${officer.agencyId}`, `${user.officerId} serves at ${officer.agencyId}`),
    );
}
