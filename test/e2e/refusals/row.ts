import type { Place } from '../../support/places';
import { PLACES } from '../../support/places';
import { commandIn, onFamily, type Body } from './bodies';
import type { Asked, Noted } from './asked';

/** One refusal over HTTP: who asks what, and what is answered. */
export interface Row {
  readonly code: string;
  readonly status: number;
  readonly as: string | null;
  readonly asked: (noted: Noted) => Asked;
  /** The first place that is blamed; null where it is no place of the request. */
  readonly path: string | null;
  /** The Russian sentence; `*` stands for an id. */
  readonly says: string;
}
type Said = readonly [path: string | null, says: string];

export const row = (
  [code, status]: readonly [code: string, status: number],
  as: string | null,
  asked: Asked | Row['asked'],
  [path, says]: Said,
): Row => ({ code, status, as, asked: typeof asked === 'function' ? asked : () => asked, path, says });

/** A hard guard: 422 to a command on a family of the stage, in MARIEL. */
export const guard = (
  code: string,
  as: string,
  [family, command, changes]: readonly [family: string, command: string, changes?: Body],
  said: Said,
): Row => row([code, 422], `${as}-${PLACES.mariel.key}`, onFamily(family, command, changes), said);

/** The same in another municipality. */
export const guardIn = (
  where: Place,
  [code, as]: readonly [code: string, as: string],
  [family, command, changes]: readonly [family: string, command: string, changes?: Body],
  said: Said,
): Row => row([code, 422], `${as}-${where.key}`, commandIn(where, family, command, changes), said);
