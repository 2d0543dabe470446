import type { Viewer } from '@kurator/access';
import type { Filter, ReadModelStore } from '@kurator/read-models';
import type { OpenProposal, WaitingRow } from '@projections/waiting';
import type { Desk } from './desks';

/** What waits, as the working list shows it, oldest first. */
export interface Waiting {
  readonly kind: string;
  /** Null for a proposal about what is no family: `resource` and `resourceId` stand beside it. */
  readonly familyId: string | null;
  readonly since: string;
  readonly text: string;
}
export interface WaitingPage {
  readonly items: readonly Waiting[];
  readonly total: number;
}

const TEXTS: Readonly<Record<string, string>> = {
  PROPOSAL: 'Предложено исправление: его подтверждает или отклоняет другое должностное лицо',
  TRANSFER: 'Семья передаётся из другой комиссии: примите её или откажите в приёме',
  REPORT_APPROVAL: 'Отчёт куратора ждёт утверждения',
  REPLACEMENT_REQUEST: 'Запрошена замена куратора',
  DEREGISTRATION_PROPOSAL: 'Предложено снять с учёта',
  COMING_OF_AGE: 'Исполнилось 18 лет: нужно решение комиссии о дальнейшем учёте',
  THREAT_TO_LIFE: 'Сообщалось об угрозе жизни и здоровью',
  SOP_SIGNS_FOUND: 'Выявлены признаки социально опасного положения: сообщите в комиссию',
  CONSENT_WITHDRAWN: 'Согласие на обработку персональных данных отозвано',
  LEVEL_OVERDUE: 'Истёк срок уровня сопровождения',
};

const said = (fields: Readonly<Record<string, string | null>>) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));

function ofFamily({ familyId, municipality, kind, since, code, personId, eventId }: WaitingRow): Waiting {
  const text = TEXTS[code ?? kind] ?? kind;
  return { kind, familyId, since, text, municipality, ...said({ code, personId, eventId }) } as Waiting;
}
function ofProposal({ id, familyId, municipality, since, ...rest }: OpenProposal): Waiting {
  const { proposedBy, proposal, targetType, resource, resourceId } = rest;
  const more = said({ proposedBy, proposal, targetType, resource, resourceId });
  return {
    kind: 'PROPOSAL',
    familyId,
    since,
    text: TEXTS['PROPOSAL'],
    municipality,
    proposalId: id,
    ...more,
  } as Waiting;
}

interface Asked {
  readonly store: ReadModelStore;
  readonly place: Filter;
  readonly on: string;
  readonly limit: number;
}
/** What is the region's own belongs to no municipality. */
const REGION: Filter = { municipality: { eq: 'REGION' } };
const SORT = [{ by: 'since', dir: 'asc' }] as const;

async function page(
  { store, limit }: Asked,
  collection: string,
  where: Filter,
  itemOf: (row: never) => Waiting,
): Promise<WaitingPage> {
  const { items } = await store.find(collection, { where, sort: SORT, limit });
  return { items: items.map((doc) => itemOf(doc as never)), total: await store.count(collection, where) };
}

/** What waits for a desk on a day, the longest wait first, with the exact number of all. */
export async function waitingFor(desk: Desk, asked: Asked, { officerId }: Viewer): Promise<WaitingPage> {
  const { place, on, limit } = asked;
  const pages = [];
  for (const filter of desk.waiting)
    pages.push(await page(asked, 'waiting', { ...place, since: { lte: on }, ...filter }, ofFamily));
  if (desk.proposals !== null) {
    const where = desk.proposals === 'REGION' ? REGION : place;
    pages.push(await page(asked, 'open-proposals', { ...where, since: { lte: on } }, ofProposal));
  }
  const items = pages
    .flatMap((one) => one.items)
    .toSorted((a, b) => (a.since < b.since ? -1 : a.since > b.since ? 1 : 0));
  const own = (item: Waiting) => 'proposedBy' in item && item.proposedBy === officerId;
  return {
    // Four eyes: what one proposed oneself waits for somebody else.
    items: items.slice(0, limit).map((item) => (own(item) ? { ...item, forAnother: true } : item)),
    total: pages.reduce((sum, { total }) => sum + total, 0),
  };
}
