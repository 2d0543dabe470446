import { OPEN_END, intervalsOf, isHidden, oncePerLife, type FamilyView } from '@kurator/family';
import type { CollectionSpec, FamilyProjection } from '@kurator/read-models';
import { bankElsewhere } from './elsewhere';
import { bankRow, bankValue, type BankRow } from './bank-row';
import { nameTokens } from './name-tokens';
import { registrationValue } from './registrations';

export { minorsOn, type BankRow } from './bank-row';
export { matchingTokens, wordsOf, type Words } from './name-search';
export { normalTokens } from './name-tokens';

const columns = {
  familyId: 'text',
  from: 'text',
  to: 'text',
  sortName: 'text',
  municipality: 'text',
  holder: 'integer',
  state: 'text',
  level: 'text',
  curatorAgencyId: 'text',
  curatorOfficerId: 'text',
  registeredOn: 'text',
} as const;

/**
 * A row per family and interval of unchanged state. The present row of a family is the one that ends with
 * {@link OPEN_END}, so that `to` in front of an index keeps a page and a count of today off all that is past.
 */
const bank: CollectionSpec = {
  name: 'bank',
  columns,
  // Without ids: rows of one name are few, they are sorted when they are asked for.
  indexes: [
    ['to', 'municipality', 'sortName', 'state', 'level'],
    ['to', 'holder', 'sortName', 'state', 'level'],
    ['to', 'municipality', 'registeredOn'],
    ['to', 'holder', 'registeredOn'],
    ['to', 'curatorAgencyId'],
    ['to', 'curatorOfficerId'],
    // A search by name finds families: what chooses a page from them is in the index, no row is read for it.
    ['familyId', 'to', 'municipality', 'holder', 'sortName', 'state', 'level', 'id'],
    ['municipality', 'sortName', 'to', 'from', 'state'],
    ['holder', 'sortName', 'to', 'from', 'state'],
  ],
};
const { holder: _alwaysTheHolder, ...groundColumns } = columns;
/** The same rows once per ground of a registered subject, only what they are found by; {@link bankRowId} leads on. */
const bankGrounds: CollectionSpec = {
  name: 'bank-grounds',
  columns: { ...groundColumns, ground: 'text' },
  indexes: [
    ['to', 'ground', 'municipality', 'sortName'],
    ['ground', 'sortName', 'to', 'from'],
    ['familyId', 'to', 'municipality', 'sortName', 'ground', 'id'],
  ],
};
/**
 * Stretches on the register: what the closing balance is counted from (ST-04), independent of the flows. The whole region
 * is counted by its minors, so an index that begins with them needs no sorting.
 */
const registrations: CollectionSpec = {
  name: 'registrations',
  columns: { municipality: 'text', from: 'text', to: 'text', minors: 'integer' },
  indexes: [['municipality', 'to', 'from', 'minors'], ['minors', 'to', 'from'], ['from']],
};
/**
 * The name tokens of each family in one row, and of its present rows of the bank what a page is chosen by: searched in
 * memory, so read as a whole.
 */
const bankNames: CollectionSpec = { name: 'bank-names', columns: { tokens: 'text' }, indexes: [['id']] };

function groundRows({ id, familyId, from, to, sortName, ...row }: BankRow) {
  const { municipality, state, level, curatorAgencyId, curatorOfficerId, registeredOn } = row;
  const curator = { curatorAgencyId, curatorOfficerId };
  const found = { familyId, from, to, sortName, municipality, state, level, ...curator, registeredOn };
  return row.grounds.map((ground) => ({ id: `${id}/${ground}`, ...found, ground }));
}
/** Id of the bank row that a row of `bank-grounds` stands for. */
export const bankRowId = (groundRowId: string): string => groundRowId.slice(0, groundRowId.lastIndexOf('/'));

/** A present row of the bank as a page of a search by name is chosen from it. */
export type NamedRow = readonly [municipality: string, sortName: string, id: string, elsewhere?: 1];
function nameRows(view: FamilyView, rows: readonly BankRow[]) {
  const tokens = isHidden(view) ? [] : nameTokens(view);
  const present = rows.filter(({ to }) => to === OPEN_END);
  const named = present.map(({ municipality, sortName, id, holder }): NamedRow => {
    const row = [municipality, sortName, id] as const;
    return holder === 1 ? row : [...row, 1];
  });
  return tokens.length === 0 ? [] : [{ id: view.familyId, tokens: tokens.join(' '), named }];
}

/** Stretches on the register, as the rows of `registrations` hold them. */
export const registrationStays = (view: FamilyView) => intervalsOf(view, { valueOf: registrationValue });

/** The regional bank (IRKUTSK 39; architecture section 4): who is in it, since when, on what grounds, by which name. */
export const regionalBank: FamilyProjection<FamilyView> = {
  kind: 'family',
  name: 'regional-bank',
  version: 8,
  collections: [bank, bankGrounds, registrations, bankNames],
  lasting: true,
  render: oncePerLife((view: FamilyView) => {
    const hidden = isHidden(view);
    const shown = hidden ? [] : intervalsOf(view, { valueOf: bankValue(view) });
    const rows = shown.map((interval) => bankRow(view.familyId, interval));
    const elsewhere = (hidden ? [] : bankElsewhere(view)).map(([unit, interval]) => ({
      ...bankRow(view.familyId, interval),
      id: `${view.familyId}/${unit}/${interval.from}`,
    }));
    const registered = registrationStays(view);
    return {
      documents: {
        bank: [...rows, ...elsewhere],
        'bank-grounds': rows.flatMap(groundRows),
        registrations: registered.map(({ from, to, value }) => ({
          id: `${view.familyId}/${from}`,
          from,
          to,
          ...value,
        })),
        'bank-names': nameRows(view, [...rows, ...elsewhere]),
      },
    };
  }),
};
export const PRESENT = OPEN_END;
