import { FAMILY, resolution } from '../../../libs/regulation/src/deadlines/story';
import type { Regulation } from './matrix';
import { STORIES } from './stories';
import { applied, doing, informed, left, registered, reported, type Story } from './told';

/** What another regulation takes for the start or the deed. */
const OTHERWISE: Partial<Record<Regulation, Readonly<Record<string, Partial<Story>>>>> = {
  KOCHKI: {
    surveyOrdered: { does: doing('survey-ordered', { orderedTo: ['soc'] }) },
    postAccompaniment: {
      starts: (on) => [
        ...registered('2025-01-14'),
        [
          on,
          'deregistered',
          { resolution: resolution('2/2'), subjects: FAMILY, remainingSubjects: 0, mode: 'WITH_PATRONAGE' },
        ],
      ],
      does: doing('patronage-visit-made'),
    },
  },
  IRKUTSK: {
    familyNotified: {
      starts: (on) => [
        ...applied('2025-02-03'),
        [on, 'accompaniment-started', { institutionId: 'soc', level: 'BASE' }],
      ],
    },
  },
  MARIEL: {
    familyNotified: { starts: left, does: doing('family-notified', { about: 'DEREGISTRATION' }) },
    decisionTaken: { starts: (on) => [...informed(on), [on, 'conclusion-issued', { result: 'CONFIRMED' }]] },
  },
  BORODINO: {
    bankRecordIncluded: {
      starts: registered,
      receipt: doing('resolution-received', { resolution: resolution('1/1'), addresseeId: 'soc' }),
    },
  },
  OKTYABRSKY: {
    bankRecordIncluded: {
      starts: (on) => [...applied('2025-02-03'), [on, 'accompaniment-agreement-concluded', { agreementNo: '7' }]],
      does: doing('bank-record-included', { basis: { agreementNo: '7' } }),
    },
    programmeSubmitted: { starts: applied },
    reviewHeld: {
      starts: (on) => [
        ...applied('2025-02-03'),
        [on, 'IPR-approved', { programmeId: 'p', termFrom: on, termTo: '2027-12-31', measures: [] }],
      ],
    },
    familyNotified: {
      starts: (on) => [
        ...applied('2025-02-03'),
        [on, 'accompaniment-started', { institutionId: 'soc', level: 'BASE' }],
      ],
    },
    guardianshipPhoned: { starts: (on) => [reported(on, { threatToLife: true, detectedByAgencyId: 'soc' })] },
  },
};
export const storyOf = (regulation: Regulation, key: string): Story | null => {
  const story = STORIES[key];
  return story === undefined ? null : { ...story, ...OTHERWISE[regulation]?.[key] };
};
