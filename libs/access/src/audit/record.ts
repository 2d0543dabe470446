import type { Instant } from '@kurator/kernel';

/**
 * One read of personal data, or one refusal. No personal value stands in it: of a search by name only the fact that
 * there was one is kept (`query.searched`). Neither the text nor a keyed hash of it: short names could be guessed
 * from a hash by whoever holds the key, and no inspector can read it; which families were shown says more.
 */
export interface AuditEntry {
  readonly user: string;
  readonly officer?: string;
  readonly agency?: string;
  /** A name of the policy table, or `command:<name>`. */
  readonly action: string;
  readonly family?: string;
  /** Families that a list has shown. */
  readonly families?: readonly string[];
  /** Filters without personal values. */
  readonly query?: Readonly<Record<string, string | number | boolean>>;
  readonly inspectionCase?: string;
  /** `OK` or the code of the refusal. */
  readonly outcome: string;
}
export interface AuditRecord extends AuditEntry {
  readonly id: string;
  readonly at: Instant;
}
