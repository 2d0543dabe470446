import {
  bool,
  code,
  date,
  int,
  list,
  num,
  object,
  ofPerson,
  opt,
  ref,
  text,
  token,
  type EventType,
  type Fields,
} from '@kurator/kernel';
import type { Directory } from './directory';

/** Columns and rows that the map of tiles may have. */
export const MOST_TILES = 40;

const municipality = {
  oktmo: token(8),
  name: token(200),
  timeZone: token(64),
  profiles: list(object({ profileId: token(50), from: date() }), 1),
  commissionId: ref(),
  tile: opt(object({ column: int(1, MOST_TILES), row: int(1, MOST_TILES) })),
};
const agency = {
  agencyId: ref(),
  kind: code('agencyKinds'),
  name: token(300),
  municipality: token(8),
  bankKeeper: bool(),
};
/** The name is sealed under a key of the officer's own (architecture decision 17). */
const officer = {
  officerId: ref(),
  agencyId: ref(),
  name: ofPerson(text(200), 'officerId'),
  position: token(200),
  head: bool(),
  fte: num(0, 2),
  from: date(),
  until: opt(date()),
};

const event = <F extends Fields>(name: string, ru: string, en: string, fields: F): EventType<Directory> => ({
  name,
  group: 'DIRECTORY',
  title: { ru, en },
  source: 'api.md The directory',
  version: 1,
  upcasts: [],
  fields,
  possible: () => null,
});

/** Events of stream `directory`. `directory-imported` closes an import: without it the import is begun again. */
export const directoryEvents: readonly EventType<Directory>[] = [
  event('municipality-registered', 'Муниципалитет внесён', 'Municipality registered', municipality),
  event('municipality-changed', 'Муниципалитет изменён', 'Municipality changed', municipality),
  event('agency-registered', 'Орган внесён', 'Agency registered', agency),
  event('agency-changed', 'Орган изменён', 'Agency changed', agency),
  event('officer-registered', 'Должностное лицо внесено', 'Officer registered', officer),
  event('officer-changed', 'Должностное лицо изменено', 'Officer changed', officer),
  event('directory-imported', 'Справочник загружен', 'Directory imported', {
    regionCode: token(64),
    regionName: token(200),
    changes: int(0),
  }),
];
export const DIRECTORY_STREAM = 'directory';
