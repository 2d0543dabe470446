import { isHidden, presentState, type FamilyView, type Resolution } from '@kurator/family';
import type { Fact, LocalDate } from '@kurator/kernel';
import type { FamilyProjection } from '@kurator/read-models';

/** Where a number stands on paper. */
export const NUMBERED = [
  'RESOLUTION',
  'JOURNAL_ENTRY',
  'PERSONAL_FILE',
  'RECORD_CARD',
  'BANK_RECORD',
  'APPLICATION',
  'AGREEMENT',
] as const;
export type Numbered = (typeof NUMBERED)[number];

/** A number of a family's papers in a municipality that may find the family. */
export type NumberRow = {
  readonly id: string;
  readonly familyId: string;
  readonly municipality: string;
  /** 1 where the family is, 0 where it was or is offered to. */
  readonly holder: number;
  readonly kind: Numbered;
  /** As it was written. */
  readonly number: string;
  /** As it is searched, see {@link searchedNumber}. */
  readonly key: string;
  readonly on: LocalDate;
};

/** A number as it is searched: however its letters, spaces and its sign «№» were written. */
export const searchedNumber = (number: string): string =>
  number.toLowerCase().replaceAll('ё', 'е').replaceAll(/[\s№]/g, '');

type NumberOf = (data: Fact['data']) => unknown;
const BY_TYPE: Readonly<Record<string, readonly [Numbered, NumberOf]>> = {
  'resolution-adopted': ['RESOLUTION', ({ resolution }) => (resolution as Resolution).number],
  'journal-entry-registered': ['JOURNAL_ENTRY', ({ paperNo }) => paperNo],
  'personal-file-opened': ['PERSONAL_FILE', ({ fileNo }) => fileNo],
  'record-card-issued': ['RECORD_CARD', ({ cardNo }) => cardNo],
  'bank-record-included': ['BANK_RECORD', ({ bankRecordNo }) => bankRecordNo],
  'application-registered': ['APPLICATION', ({ registrationNo }) => registrationNo],
  'accompaniment-agreement-concluded': ['AGREEMENT', ({ agreementNo }) => agreementNo],
};

/** The municipalities that find the family in their lists: where it is, and those that it left or is offered to. */
function placesOf(view: FamilyView): readonly (readonly [municipality: string, holder: number])[] {
  const { municipality, transfer, former } = presentState(view);
  const others = [...(transfer ? [transfer.toMunicipality] : []), ...former.map((holding) => holding.municipality)];
  const elsewhere = [...new Set(others)].filter((oktmo) => oktmo !== municipality);
  return [
    ...(municipality === null ? [] : [[municipality, 1] as const]),
    ...elsewhere.map((oktmo) => [oktmo, 0] as const),
  ];
}

type Paper = Pick<NumberRow, 'kind' | 'number' | 'key' | 'on'>;
/** Each number once, from the first day on which the history has it. */
function papersOf({ facts }: FamilyView): readonly Paper[] {
  const found = new Map<string, Paper>();
  for (const { type, data, occurredOn: on } of facts) {
    const [kind, numberOf] = BY_TYPE[type] ?? [];
    const number = numberOf?.(data);
    if (kind === undefined || typeof number !== 'string') continue;
    const key = searchedNumber(number);
    const id = `${kind}/${on.slice(0, 4)}/${key}`;
    if (key !== '' && !found.has(id)) found.set(id, { kind, number, key, on });
  }
  return [...found.values()];
}

function rowsOf(view: FamilyView): readonly NumberRow[] {
  if (isHidden(view)) return [];
  const { familyId } = view;
  const papers = papersOf(view);
  return placesOf(view).flatMap(([municipality, holder]) =>
    papers.map(({ kind, number, key, on }) => ({
      id: `${familyId}/${municipality}/${kind}/${on}/${key}`,
      ...{ familyId, municipality, holder, kind, number, key, on },
    })),
  );
}

/** Under which numbers papers have a family: how somebody finds it who holds the paper and not the name. */
export const numbers: FamilyProjection<FamilyView> = {
  kind: 'family',
  name: 'numbers',
  version: 1,
  collections: [
    {
      name: 'numbers',
      columns: { familyId: 'text', municipality: 'text', holder: 'integer', key: 'text', on: 'text' },
      indexes: [
        ['municipality', 'key', 'on'],
        ['holder', 'key', 'on'],
      ],
      notById: true,
    },
  ],
  render: (view) => ({ documents: { numbers: rowsOf(view) } }),
};
