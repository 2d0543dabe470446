import { CORRECTION_MESSAGES } from './correction-messages';
import { JOB_MESSAGES } from './job-messages';
import { LAW_MESSAGES } from './law-messages';
import type { Message } from './message';
import { REQUEST_MESSAGES } from './request-messages';
import { STREAM_MESSAGES } from './stream-messages';

export type { Message } from './message';

/** Every code that the service answers with. A code without a text fails a test, and a rejection with one the boot. */
export const MESSAGES: Readonly<Record<string, Message>> = {
  ...REQUEST_MESSAGES,
  ...LAW_MESSAGES,
  ...CORRECTION_MESSAGES,
  ...JOB_MESSAGES,
  ...STREAM_MESSAGES,
};
