import { OPEN_END, intervalsOf, type FamilyView } from '@kurator/family';
import type { CollectionSpec, FamilyProjection } from '@kurator/read-models';
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
  state: 'text',
  level: 'text',
  curatorAgencyId: 'text',
  curatorOfficerId: 'text',
} as const;

/**
 * A row per family and interval of unchanged state. The present row of a family is the one that ends with
 * {@link OPEN_END}, so that `to` in front of an index keeps a page and a count of today off all that is past.
 */
const bank: CollectionSpec = {
  name: 'bank',
  columns,
  indexes: [
    ['to', 'municipality', 'sortName', 'id', 'state', 'level'],
    ['to', 'sortName', 'id', 'from', 'state', 'level'],
    ['to', 'curatorAgencyId', 'sortName', 'id'],
    ['to', 'curatorOfficerId', 'sortName', 'id'],
    ['familyId', 'to'],
    ['municipality', 'sortName', 'id', 'to', 'from', 'state'],
    ['sortName', 'id', 'to', 'from', 'state'],
  ],
};
/** The same rows once per ground of a registered subject: a family may have several. */
const bankGrounds: CollectionSpec = {
  name: 'bank-grounds',
  columns: { ...columns, ground: 'text' },
  indexes: [
    ['to', 'ground', 'municipality', 'sortName', 'id'],
    ['ground', 'sortName', 'id', 'to', 'from'],
    ['familyId', 'to'],
  ],
};
/** Stretches on the register: what the closing balance is counted from (ST-04), independent of the flows. */
const registrations: CollectionSpec = {
  name: 'registrations',
  columns: { municipality: 'text', from: 'text', to: 'text', minors: 'integer' },
  indexes: [
    ['municipality', 'to', 'from', 'minors'],
    ['to', 'from', 'minors'],
  ],
};
const bankNames: CollectionSpec = {
  name: 'bank-names',
  columns: { familyId: 'text', token: 'text' },
  indexes: [
    ['token', 'familyId'],
    ['familyId', 'token'],
  ],
};

const groundRows = (row: BankRow) => row.grounds.map((ground) => ({ ...row, id: `${row.id}/${ground}`, ground }));

/** The regional bank (IRKUTSK 39; architecture section 4): who is in it, since when, on what grounds, by which name. */
export const regionalBank: FamilyProjection<FamilyView> = {
  kind: 'family',
  name: 'regional-bank',
  version: 1,
  collections: [bank, bankGrounds, registrations, bankNames],
  render: (view) => {
    const rows = intervalsOf(view, { valueOf: bankValue(view) }).map((interval) => bankRow(view.familyId, interval));
    const registered = intervalsOf(view, { valueOf: registrationValue });
    return {
      documents: {
        bank: rows,
        'bank-grounds': rows.flatMap(groundRows),
        registrations: registered.map(({ from, to, value }) => ({
          id: `${view.familyId}/${from}`,
          from,
          to,
          ...value,
        })),
        'bank-names': nameTokens(view).map((token) => ({
          id: `${view.familyId}/${token}`,
          familyId: view.familyId,
          token,
        })),
      },
    };
  },
};
export const PRESENT = OPEN_END;
