import type { Values } from '../../forms/schema';

/** One question of the session: a family, what is decided, and on which state of the card. */
export interface Item {
  /** Chosen once: recorded again, it is the same decision. */
  readonly commandId: string;
  readonly familyId: string;
  readonly name: string;
  readonly command: string | null;
  /** Number of the resolution; several questions may share one. */
  readonly number: string;
  readonly values: Values;
  /** Of the card that was on the screen when the question was begun; null until it was there. */
  readonly revision: number | null;
}
/** The protocol as it is being filled in. */
export interface Protocol {
  /** Date, commission, chair, protocol number. */
  readonly resolution: Values;
  readonly votes: Values;
  readonly items: readonly Item[];
}
/** What is wrong, by the path of the field. */
export type Errors = Readonly<Record<string, string>>;

/** What became of one question. */
export type Answer =
  | { readonly kind: 'RECORDED' }
  | { readonly kind: 'REFUSED'; readonly text: string; readonly errors: Errors }
  /** Somebody else recorded something about the family since the question was begun. */
  | { readonly kind: 'CONFLICT' };

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
