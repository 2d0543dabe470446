import type { Values } from '../../forms/schema';

/** One question of the session: a family, what is decided about it, and what came of recording it. */
export interface Item {
  /** Chosen once: recorded again, it is the same decision. */
  readonly commandId: string;
  readonly familyId: string;
  readonly name: string;
  readonly command: string | null;
  /** Number of the resolution; several questions may share one. */
  readonly number: string;
  readonly values: Values;
}
/** The protocol as it is being filled in. */
export interface Protocol {
  /** Date, commission, chair, protocol number. */
  readonly resolution: Values;
  readonly votes: Values;
  readonly items: readonly Item[];
}
/** What the register answered to one question. */
export type Answer =
  | { readonly status: 201 }
  | { readonly status: number; readonly text: string; readonly errors: Readonly<Record<string, string>> };

/** What a session usually decides; each takes a resolution with its votes. */
export const DECISIONS = [
  'recognise-sop',
  'decline-recognition',
  'approve-programme',
  'hold-review',
  'keep-on-register',
  'extend-programme',
  'deregister',
  'assign-curator',
  'replace-curator',
  'accept-transfer',
] as const;

/** Fields of a decision that the head of the protocol answers for all of them. */
export const SHARED = ['occurredOn', 'occurredAt', 'resolution', 'votes'];
