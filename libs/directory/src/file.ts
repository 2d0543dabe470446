/** The directory file of `api.md` after it has been checked: {@link checkDirectory}. */
export interface DirectoryFile {
  readonly region: { readonly code: string; readonly name: string };
  readonly municipalities: readonly MunicipalityEntry[];
  readonly agencies: readonly AgencyEntry[];
  readonly officers: readonly OfficerEntry[];
  /** Absent: accounts stay as they are. */
  readonly users?: readonly UserEntry[];
}
export interface MunicipalityEntry {
  readonly oktmo: string;
  readonly name: string;
  readonly timeZone: string;
  readonly profiles: readonly { readonly profileId: string; readonly from: string }[];
  readonly commissionId: string;
  /** Its place on the map of tiles (ADR 037), 1 to 40. */
  readonly tile?: { readonly column: number; readonly row: number };
}
export interface AgencyEntry {
  readonly agencyId: string;
  readonly kind: string;
  readonly name: string;
  readonly municipality: string;
  readonly bankKeeper?: boolean;
}
export interface OfficerEntry {
  readonly officerId: string;
  readonly agencyId: string;
  readonly name: string;
  readonly position: string;
  readonly head?: boolean;
  readonly fte?: number;
  readonly from: string;
  readonly until?: string;
}
export interface UserEntry {
  readonly username: string;
  readonly password: string;
  readonly roles: readonly string[];
  readonly municipalities: readonly string[];
  readonly agencyId?: string;
  readonly officerId?: string;
}

/** What is wrong at a place of the file, in Russian and in English. */
export interface Problem {
  readonly path: string;
  readonly constraint: string;
  readonly message: string;
  readonly en: string;
}
/** The names that the directory may refer to, given by whoever knows them. */
export interface KnownNames {
  readonly profileIds: readonly string[];
  isAgencyKind(code: string): boolean;
  isRole(name: string): boolean;
}
