import type { Histories } from '@kurator/event-log';
import type { Gathered, GatheredName } from '@kurator/regulation';
import type { StreamRequest } from './stream-request';

/** What is gathered from the register before a decision, each by its own means. */
export type Gatherers = {
  readonly [N in GatheredName]: (request: StreamRequest) => Promise<Gathered[N]>;
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
function familiesIn({ body }: StreamRequest): readonly string[] {
  const subject = body['subject'] as { readonly familyIds?: readonly string[] } | undefined;
  return subject?.familyIds ?? [];
}

/** Where the families that a body names live. */
export async function homesOf(histories: Pick<Histories, 'load'>, request: StreamRequest): Promise<Gathered['homes']> {
  const homes: Record<string, string> = {};
  for (const familyId of familiesIn(request)) {
    const { facts } = await histories.load(`family-${familyId.toLowerCase()}`);
    const home = facts.at(-1)?.municipality;
    if (home !== undefined) homes[familyId] = home;
  }
  return homes;
}
