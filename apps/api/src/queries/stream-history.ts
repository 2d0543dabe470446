import { inTerritory, type Viewer } from '@kurator/access';
import type { Histories } from '@kurator/event-log';
import { marksOf } from '@kurator/family';
import type { StreamKind } from '@kurator/regulation';
import { kindOf } from '../streams/kinds';
import { historyItem } from './history';
import { notFresh, refusal } from './lists';
import type { QueryAnswer, StreamHistoryParams } from './queries';
import type { Register } from './register';

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

/**
 * `GET /{requests|periods|agencies|officers}/{id}/history`: all that was recorded of what is no family, in the order of
 * the log, corrections marked (spec 3.4 O).
 */
export async function streamHistory(
  { register, histories }: Source,
  params: StreamHistoryParams,
  viewer: Viewer,
): Promise<QueryAnswer> {
  const behind = await notFresh(register, params.after);
  if (behind) return behind;
  const kind = kindOf(params.resource) as StreamKind;
  const id = kind.normal(params.id);
  if (id === null) return refusal(404, kind.notFound, { id: params.id });
  const { facts, position } = await histories.loadAll(kind.stream(id));
  const where = { facts, body: {}, actor: NOBODY, regulation: register.regulation(), gathered: {} };
  const refused = closed(kind, kind.unitOf(id, where), { viewer, id });
  if (refused) return refused;
  const marks = marksOf(facts);
  const rest = facts.filter(({ revision }) => revision >= params.from);
  return {
    items: rest.slice(0, params.limit).map((fact) => historyItem(fact, viewer, marks)),
    nextFrom: rest[params.limit]?.revision ?? null,
    total: facts.length,
    position,
  };
}
