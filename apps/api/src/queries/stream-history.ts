import { inTerritory, type Viewer } from '@kurator/access';
import type { Histories, History } from '@kurator/event-log';
import { marksOf, proposalsOf } from '@kurator/family';
import type { StreamKind } from '@kurator/regulation';
import { kindOf } from '../streams/kinds';
import { historyItem } from './history';
import { notFresh, refusal } from './lists';
import { proposalItem } from './proposals';
import type { QueryAnswer, StreamHistoryParams, StreamProposalsParams } from './queries';
import type { Register } from './register';
import type { QueryRefusal } from './register-query';

const NOBODY = { userId: '', role: '' };
interface Source {
  readonly register: Register;
  readonly histories: Pick<Histories, 'loadAll'>;
}

/** Why a reader of this territory is not shown it; null when he is. */
function closed(kind: StreamKind, unit: string | null, { viewer, id }: { viewer: Viewer; id: string }) {
  if (unit !== null && inTerritory(viewer, unit)) return null;
  return kind.open === true && unit !== null
    ? refusal(403, 'FORBIDDEN_TERRITORY', { unit })
    : refusal(404, kind.notFound, { id });
}

/** What was recorded of the thing, for whoever may read it. */
async function recorded(
  { register, histories }: Source,
  params: Pick<StreamHistoryParams, 'resource' | 'id' | 'after'>,
  viewer: Viewer,
): Promise<History | QueryRefusal> {
  const behind = await notFresh(register, params.after);
  if (behind) return behind;
  const kind = kindOf(params.resource) as StreamKind;
  const id = kind.normal(params.id);
  if (id === null) return refusal(404, kind.notFound, { id: params.id });
  const history = await histories.loadAll(kind.stream(id));
  const { facts } = history;
  const where = { facts, body: {}, actor: NOBODY, regulation: register.regulation(), gathered: {} };
  return closed(kind, kind.unitOf(id, where), { viewer, id }) ?? history;
}
const isHistory = (found: History | QueryRefusal): found is History => 'facts' in found;

/**
 * `GET /{requests|periods|agencies|officers}/{id}/history`: all that was recorded of what is no family, in the order of
 * the log, corrections marked (spec 3.4 O).
 */
export async function streamHistory(source: Source, params: StreamHistoryParams, viewer: Viewer): Promise<QueryAnswer> {
  const found = await recorded(source, params, viewer);
  if (!isHistory(found)) return found;
  const { facts, position } = found;
  const marks = marksOf(facts);
  const rest = facts.filter(({ revision }) => revision >= params.from);
  return {
    items: rest.slice(0, params.limit).map((fact) => historyItem(fact, viewer, marks)),
    nextFrom: rest[params.limit]?.revision ?? null,
    total: facts.length,
    position,
  };
}

/** `GET /{...}/{id}/proposals`: its proposals of corrections, open and decided; none of them moves a family's figures. */
export async function streamProposals(
  source: Source,
  params: StreamProposalsParams,
  viewer: Viewer,
): Promise<QueryAnswer> {
  const found = await recorded(source, params, viewer);
  if (!isHistory(found)) return found;
  return { items: proposalsOf(found.facts).map((one) => proposalItem(one, [], viewer)), position: found.position };
}
