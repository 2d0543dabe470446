import { policyMarkdown } from '@kurator/access';
import { eventsMarkdown } from '@kurator/family';
import { builtInProfiles, deadlinesMarkdown } from '@kurator/regulation';
import { otherStreams } from './other-streams';
import { openApiDocument } from '../../../api/src/openapi';
import { eventSchemas } from '../../../api/src/openapi/event-schemas';

/** A committed page that is generated from the code. */
export interface Page {
  /** From the project's root. */
  readonly file: string;
  readonly render: () => string;
}

export const pages: readonly Page[] = [
  { file: 'docs/events.md', render: () => eventsMarkdown(otherStreams) },
  { file: 'docs/deadlines.md', render: () => deadlinesMarkdown(builtInProfiles) },
  { file: 'docs/policy.md', render: policyMarkdown },
  { file: 'docs/event-schemas.json', render: () => `${JSON.stringify(eventSchemas(), null, 1)}\n` },
  { file: 'docs/openapi.json', render: () => `${JSON.stringify(openApiDocument(), null, 1)}\n` },
];
