import type { Action, AuditEntry, Viewer } from '@kurator/access';
import type { Instant } from '@kurator/kernel';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';

/** What the hooks know about a route. A route with none of it is refused: denial is the default. */
export interface RouteRules {
  /** The row of the policy table. */
  readonly action?: Action;
  /** The command named in the path decides, by the table of commands. */
  readonly byCommand?: true;
  /** Open without sign-in. */
  readonly open?: true;
  /** Reads of it are recorded before they leave. */
  readonly audited?: true;
  /** The body is handed on as a stream. */
  readonly streamed?: true;
}

/** Declares under which row of the policy table a route stands. */
export const Allowed = (action: Action, more: Pick<RouteRules, 'audited' | 'streamed'> = {}): MethodDecorator =>
  RouteConfig({ action, ...more } satisfies RouteRules);
/** The command in the path stands in the policy table by its own name. */
export const AllowedByCommand = (): MethodDecorator => RouteConfig({ byCommand: true } satisfies RouteRules);
/** Open without sign-in: sign-in itself, health and the documentation. */
export const Open = (): MethodDecorator => RouteConfig({ open: true } satisfies RouteRules);

export const rulesOf = (request: FastifyRequest): RouteRules => request.routeOptions.config as RouteRules;

/** What a request gathers on its way. */
export interface Gathered {
  viewer?: Viewer;
  /** Set where the browser's session stands behind the request. */
  session?: { readonly secret: string; readonly expiresAt: Instant };
  /** Set where a read or a refusal has to be recorded; completed by the controller. */
  audit?: Omit<AuditEntry, 'outcome'>;
  /** Code of the refusal that is leaving. */
  refusal?: string;
}
const gathered = new WeakMap<FastifyRequest['raw'], Gathered>();

/** The gathered facts of a request, by its raw object: Nest and Fastify may wrap it differently. */
export function gatheredOf(request: FastifyRequest): Gathered {
  const known = gathered.get(request.raw);
  if (known) return known;
  const fresh: Gathered = {};
  gathered.set(request.raw, fresh);
  return fresh;
}

/** The signed-in user. @throws Error on an open route, where there may be none */
export function viewerOf(request: FastifyRequest): Viewer {
  const viewer = gatheredOf(request).viewer;
  if (viewer === undefined) throw new Error('no user on this route');
  return viewer;
}
