import type { Histories } from '@kurator/event-log';
import { familyAt } from '@kurator/family';
import type { Gathered, GatheredName, Regulation } from '@kurator/regulation';
import type { StreamRequest } from './stream-request';

/** A body that may name families. */
export type Named = Pick<StreamRequest, 'body'>;

/** What is gathered from the register before a decision, each by its own means. */
export type Gatherers = {
  readonly [N in GatheredName]: (request: N extends 'homes' ? Named : StreamRequest) => Promise<Gathered[N]>;
};

/** Gathers what the use case asks for among `names`, and nothing else. */
export async function gather(
  gatherers: Gatherers,
  request: StreamRequest,
  names: readonly GatheredName[],
): Promise<Partial<Gathered>> {
  const found: Partial<Record<GatheredName, unknown>> = {};
  for (const name of request.useCase.gathers) if (names.includes(name)) found[name] = await gatherers[name](request);
  return found as Partial<Gathered>;
}

/** The families that a request names: `subject.familyIds`. */
function familiesIn({ body }: Named): readonly string[] {
  const subject = body['subject'] as { readonly familyIds?: readonly string[] } | undefined;
  return subject?.familyIds ?? [];
}

/** Where the families that a body names live: a former holder may have recorded the last fact. */
export async function homesOf(
  { histories, regulation }: { readonly histories: Pick<Histories, 'load'>; readonly regulation: () => Regulation },
  request: Named,
): Promise<Gathered['homes']> {
  const homes: Record<string, string> = {};
  for (const familyId of familiesIn(request)) {
    const id = familyId.toLowerCase();
    const { facts } = await histories.load(`family-${id}`);
    const home = facts.length === 0 ? null : familyAt(id, facts, regulation()).municipality;
    if (home !== null) homes[familyId] = home;
  }
  return homes;
}
