import { to, type ActionRule } from './action-rule';
import { WORKERS } from './roles';

/** What is no family and yet corrected: of another territory a period is 403, the others are 404. */
const CORRECTED = '/{requests|periods|agencies|officers}/{id}';
const streamCorrections = {
  territory: 'UNIT',
  access: to([...WORKERS, 'REGIONAL_SECRETARY', 'MINISTRY_OPERATOR'], 'W'),
} as const;

const readers = { ...to([...WORKERS, 'REGIONAL_SECRETARY', 'MINISTRY_OPERATOR'], 'R'), INSPECTOR: 'CASE' } as const;

/** Reports of a period, corrections of what is no family, and the histories in which they are seen (ADR 033). */
export const STREAM_ACTIONS = {
  period: {
    route: 'GET /periods/{periodId}',
    territory: 'UNIT',
    access: readers,
    clause: '8.4 reports of a period; MARIEL 5.6',
  },
  'stream-annulment': {
    route: `POST ${CORRECTED}/events/{eventId}/annulments`,
    ...streamCorrections,
    clause: '3.3 C44 "any": the role that recorded the event, or the secretary (ADR 033)',
  },
  'stream-correction': {
    route: `POST ${CORRECTED}/events/{eventId}/corrections`,
    ...streamCorrections,
    clause: '3.3 C44 "any": the role that recorded the event, or the secretary (ADR 033)',
  },
  'stream-proposal-confirmation': {
    route: `POST ${CORRECTED}/proposals/{proposalId}/confirmation`,
    ...streamCorrections,
    clause: '3.3 C44, four eyes: another officer of the same rights',
  },
  'stream-proposal-rejection': {
    route: `POST ${CORRECTED}/proposals/{proposalId}/rejection`,
    ...streamCorrections,
    clause: '3.3 C44, four eyes',
  },
  'stream-proposals': {
    route: `GET ${CORRECTED}/proposals`,
    territory: 'UNIT',
    access: readers,
    clause: 'api.md Corrections with four eyes (ADR 033)',
  },
  'stream-history': {
    route: `GET ${CORRECTED}/history`,
    territory: 'UNIT',
    access: readers,
    clause: '8.4 reports of a period; 9.3 "exactly which records were disclosed"; corrections marked (spec 3.4 O)',
  },
} as const satisfies Readonly<Record<string, ActionRule>>;
