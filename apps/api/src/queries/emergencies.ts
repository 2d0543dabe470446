import type { Viewer } from '@kurator/access';
import { emergencyEpisodes, familyView, viewLedger, type FamilyState, type FamilyView } from '@kurator/family';
import { clear, type LocalDate } from '@kurator/kernel';
import type { Filter } from '@kurator/read-models';
import { deadlineEntries, dutiesIn } from '@kurator/regulation';
import type { EmergencyRow } from '@projections/emergencies';
import { placeHidden } from './child-place';
import { findFamily, isFound, type FamilyReads } from './family';
import { emptyPage, notFresh, pageOf, positionOf, sortOf, territory, unknownSort, type Page } from './lists';
import { isRefusal, type EmergenciesParams, type QueryAnswer } from './queries';
import type { Register } from './register';

export interface EmergencySource {
  readonly register: Register;
  readonly reads: FamilyReads;
}
const SORTS = { openedOn: 'openedOn' };
type Chain = FamilyState['emergencies'][number];

/** What happened in the chain, in legal order, without the texts that only a reader of the history needs. */
const steps = ({ facts }: FamilyView, emergencyId: string) =>
  facts
    .filter(({ data }) => data['emergencyId'] === emergencyId)
    .map(({ eventId, type, occurredOn, occurredAt = null, data: { childId } }) => ({
      ...{ eventId, type, occurredOn, occurredAt },
      ...(typeof childId === 'string' ? { childId } : {}),
    }));

/** The terms of MARIEL 7 that run for the chain, judged at the end of the day. */
const dues = (view: FamilyView, emergencyId: string, on: LocalDate) =>
  deadlineEntries(
    dutiesIn(viewLedger(view), on).filter((duty) => duty.emergencyId === emergencyId),
    on,
  );

const children = ({ children: all }: Chain, viewer: Viewer) =>
  Object.values(all).map(({ placeName, ...child }) =>
    placeHidden({ ...child, ...(placeName === null ? {} : { placeName: clear<string>(placeName) }) }, viewer),
  );

async function chainOf(reads: FamilyReads, { row, on }: { row: EmergencyRow; on: LocalDate }, viewer: Viewer) {
  const { familyId, emergencyId, municipality, openedOn } = row;
  const head = { familyId, emergencyId, municipality, openedOn, state: row.state, open: row.open === 1 };
  const found = await findFamily(reads, { familyId }, viewer);
  if (!isFound(found)) return { ...head, children: [], removals: 0, allTermsMet: null, steps: [], dues: [] };
  const whole = familyView(familyId, found.history.facts, reads.regulation());
  const view = { ...whole, facts: whole.facts.filter(({ occurredOn }) => occurredOn <= on) };
  return { ...head, ...told(view, { emergencyId, on }, viewer) };
}

/** What the family's own stream says of the chain on the day. */
function told(view: FamilyView, { emergencyId, on }: { emergencyId: string; on: LocalDate }, viewer: Viewer) {
  const chain = view.moments
    .findLast((moment) => moment.on <= on)
    ?.state.emergencies.find((one) => one.emergencyId === emergencyId);
  const counted = emergencyEpisodes(view, on).find((one) => one.emergencyId === emergencyId);
  return {
    children: chain ? children(chain, viewer) : [],
    removals: counted?.removals ?? 0,
    allTermsMet: counted?.allTermsMet ?? null,
    steps: steps(view, emergencyId),
    dues: dues(view, emergencyId, on),
  };
}

const filterOf = ({ state }: EmergenciesParams, on: LocalDate): Filter => ({
  from: { lte: on },
  to: { gt: on },
  ...(state === undefined ? {} : { state: { in: state } }),
});

/**
 * `GET /emergencies`: the chains of MARIEL 7 of the caller's territory at the end of a day, the oldest first, each with
 * its steps, its terms and whether all of them are kept so far (ST-59). Where a removed child is, only those read who may.
 * @returns a page, or 400 (`cursor`, position) or 503 READ_MODEL_BEHIND
 */
export async function emergencies(
  { register, reads }: EmergencySource,
  params: EmergenciesParams,
  viewer: Viewer,
): Promise<QueryAnswer> {
  const behind = await notFresh(register, params.after);
  if (behind) return behind;
  const sort = sortOf(params.sort, SORTS);
  if (sort === null) return unknownSort(SORTS);
  const on = params.asOf ?? register.today(params.municipality ?? 'REGION');
  return register.read(async (store) => {
    const position = await positionOf(store);
    const place = territory(viewer, params.municipality);
    if (place === null) return { ...emptyPage, position, asOf: on };
    const { limit, cursor } = params;
    const where = { ...place, ...filterOf(params, on) };
    const query = { where, sort, limit, ...(cursor === undefined ? {} : { cursor }) };
    const page = await pageOf(store, 'emergencies', query, (doc) => doc as unknown as EmergencyRow);
    if (isRefusal(page as QueryAnswer)) return page as QueryAnswer;
    const { items, ...rest } = page as Page<EmergencyRow>;
    const chains = [];
    for (const row of items) chains.push(await chainOf(reads, { row, on }, viewer));
    return { ...rest, items: chains, position, asOf: on };
  });
}
