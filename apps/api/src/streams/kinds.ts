import { agencies, commissions, officers } from '@kurator/directory';
import { periods, requests } from '@kurator/period';
import { calendars, profiles, type StreamKind, type StreamUseCase } from '@kurator/regulation';

/** Everything that lives in streams of its own and is no family. Adding one is adding a line here. */
export const streamKinds: readonly StreamKind[] = [
  requests,
  periods,
  agencies,
  officers,
  commissions,
  profiles,
  calendars,
];

/** All their commands; names are unique over all of them. */
export const streamUseCases: readonly StreamUseCase[] = streamKinds.flatMap(({ useCases }) => useCases);

export const kindOf = (resource: string): StreamKind | undefined =>
  streamKinds.find((kind) => kind.resource === resource);

/** Where a kind's commands are sent, as the router has it. A period may also be told in two segments. */
export const STREAM_ROUTES: readonly string[] = [
  ...streamKinds.map(({ resource }) => `${resource}/:id/commands/:command`),
  'periods/:id/:period/commands/:command',
];

/** Those whose events are corrected (spec C44). */
export const correctedKinds: readonly StreamKind[] = streamKinds.filter(({ corrected }) => corrected === true);

/** Routes under each of them, as the router has them: `requests/:id/<rest>`. */
export const routesUnder = (rest: string): string[] => correctedKinds.map(({ resource }) => `${resource}/:id/${rest}`);
