import {
  bool,
  code,
  date,
  int,
  list,
  num,
  object,
  opt,
  ref,
  reject,
  token,
  type Draft,
  type Fields,
} from '@kurator/kernel';
import { isCode, streamUseCase, type GatheredName, type StreamCircumstances } from '@kurator/regulation';
import { directoryOf, type Directory } from '../directory';
import { DIRECTORY_STREAM, MOST_TILES } from '../events';
import type { AgencyEntry, MunicipalityEntry, OfficerEntry } from '../file';
import { refusedEntries, type Entries } from './judge-entry';

type Circumstances = StreamCircumstances<'profiles'>;
/** What a command makes of its body: what the directory is to hold, and the events that say so. */
interface Change {
  readonly known: (directory: Directory, id: string) => boolean;
  readonly entries: (id: string, body: Readonly<Record<string, unknown>>) => Entries;
  /** `agency` in `agency-registered`. */
  readonly subject: 'agency' | 'officer' | 'municipality';
}
const SECTION = { agency: 'agencies', officer: 'officers', municipality: 'municipalities' } as const;

const profileIds = ({ gathered }: Circumstances): readonly string[] => [
  ...new Set(gathered.profiles.map(({ profileId }) => profileId)),
];
const names = (c: Circumstances) => ({
  profileIds: profileIds(c),
  isAgencyKind: (kind: string) => isCode('agencyKinds', kind),
  // No user is among the entries.
  isRole: () => true,
});

interface Described {
  readonly verb: 'register' | 'change';
  readonly title: { readonly ru: string; readonly en: string };
  readonly body: Fields;
  readonly example: Readonly<Record<string, unknown>>;
  readonly change: Change;
}

/** A command that registers or changes one entry of the directory; it writes what an import would write. */
function changing({ verb, title, body, example, change }: Described) {
  const { subject, known, entries } = change;
  const type = `${subject}-${verb === 'register' ? 'registered' : 'changed'}`;
  return streamUseCase<Fields, GatheredName>({
    name: `${verb}-${subject}`,
    number: 'C47',
    title,
    body,
    stream: DIRECTORY_STREAM,
    emits: [type],
    gathers: ['profiles'],
    example,
    decide: (sent, facts, c) => {
      if (known(directoryOf(facts), c.id) !== (verb === 'change'))
        return reject(verb === 'change' ? 'NOT_IN_DIRECTORY' : 'IN_DIRECTORY_ALREADY', { id: c.id });
      const put = entries(c.id, sent);
      const refused = refusedEntries(facts, put, names(c));
      if (refused) return refused;
      const [data] = put[SECTION[subject]] ?? [];
      const draft: Draft = { type, episode: 1, occurredOn: c.occurredOn, data: data as unknown as Draft['data'] };
      return [draft];
    },
  });
}

const AGENCY: Change = {
  subject: 'agency',
  known: ({ agencies }, id) => agencies.some(({ agencyId }) => agencyId === id),
  entries: (agencyId, body) => ({ agencies: [{ bankKeeper: false, ...body, agencyId } as unknown as AgencyEntry] }),
};
const agency = {
  change: AGENCY,
  body: { kind: code('agencyKinds'), name: token(300), municipality: token(8, '\\d{8}'), bankKeeper: opt(bool()) },
  example: { occurredOn: '2026-03-02', kind: 'AG-16', name: 'Учебный приют', municipality: '88705000' },
};
export const registerAgency = changing({
  ...agency,
  verb: 'register',
  title: { ru: 'Внести орган или учреждение', en: 'Register an agency' },
});
export const changeAgency = changing({
  ...agency,
  verb: 'change',
  title: { ru: 'Изменить орган или учреждение', en: 'Change an agency' },
});

const OFFICER: Change = {
  subject: 'officer',
  known: ({ officers }, id) => officers.some(({ officerId }) => officerId === id),
  entries: (officerId, body) => ({
    officers: [{ head: false, fte: 1, ...body, officerId } as unknown as OfficerEntry],
  }),
};
const officer = {
  change: OFFICER,
  body: {
    agencyId: ref(),
    name: token(200),
    position: token(200),
    head: opt(bool()),
    fte: opt(num(0, 2)),
    from: date(),
    until: opt(date()),
  },
  example: {
    occurredOn: '2026-03-02',
    agencyId: 'soc-1',
    name: 'Вымышленный Сотрудник',
    position: 'специалист',
    fte: 0.5,
    from: '2026-03-02',
  },
};
export const registerOfficer = changing({
  ...officer,
  verb: 'register',
  title: { ru: 'Внести должностное лицо', en: 'Register an officer' },
});
export const changeOfficer = changing({
  ...officer,
  verb: 'change',
  title: { ru: 'Изменить должностное лицо', en: 'Change an officer' },
});

/** A municipality is changed at the address of its commission; new ones come with an import, together with theirs. */
const MUNICIPALITY: Change = {
  subject: 'municipality',
  known: ({ municipalities }, id) => municipalities.some(({ commissionId }) => commissionId === id),
  entries: (commissionId, body) => ({
    municipalities: [{ ...body, commissionId } as unknown as MunicipalityEntry],
  }),
};
export const changeMunicipality = changing({
  change: MUNICIPALITY,
  verb: 'change',
  title: { ru: 'Изменить муниципалитет комиссии', en: 'Change the municipality of a commission' },
  body: {
    oktmo: token(8, '\\d{8}'),
    name: token(200),
    timeZone: token(64),
    profiles: list(object({ profileId: token(50), from: date() }), 1, 50),
    tile: opt(object({ column: int(1, MOST_TILES), row: int(1, MOST_TILES) })),
  },
  example: {
    occurredOn: '2026-03-02',
    oktmo: '88705000',
    name: 'Учебный район',
    timeZone: 'Europe/Moscow',
    profiles: [
      { profileId: 'MARIEL', from: '2022-01-01' },
      { profileId: 'MARIEL-TOWN', from: '2026-04-01' },
    ],
  },
});
