import type { JobKind } from '@kurator/jobs';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Of those that somebody waits for: once more after a stumble, and then they say why. */
const asked = { afterCrash: 'RESUME', attempts: 2, backOffMs: 1_000, keepMs: DAY_MS } as const;

/** Everything that outlasts its request. Adding a kind is adding a line here and its processor in `open-parts`. */
export const JOB_KINDS = [
  /** A question across families of what was known at an instant: nothing of it is worth saving, it begins again. */
  { name: 'known-at', holds: 'FAMILIES', ...asked },
  /** The duties of many families judged by another regulation: figures without a name. */
  { name: 'policy-replay', holds: 'FAMILIES', ...asked },
  /** All families rendered again under a law that has changed: it goes on from where it was. */
  { name: 'render-again', holds: 'OTHERS', afterCrash: 'RESUME', attempts: 5, backOffMs: 2_000, keepMs: DAY_MS },
  /** What falls due today in a unit and what became late; the list before is looked for within a week. */
  { name: 'reminders', holds: 'FAMILIES', afterCrash: 'RESUME', attempts: 3, backOffMs: 2_000, keepMs: 8 * DAY_MS },
  /** A directory file that is imported while its administrator does something else: done again it changes nothing. */
  { name: 'directory-import', holds: 'OTHERS', ...asked, attempts: 3 },
  /** The read models built anew beside those that serve: broken off, it is gone on with. Who builds already is waited for. */
  { name: 'rebuild', holds: 'OTHERS', afterCrash: 'RESUME', attempts: 6, backOffMs: 2_000, keepMs: DAY_MS },
  /** A form filled with what the register knows now; its file lies beside, sealed, and goes sooner than the job. */
  { name: 'export', holds: 'FAMILIES', ...asked },
] as const satisfies readonly JobKind[];
export type JobName = (typeof JOB_KINDS)[number]['name'];
