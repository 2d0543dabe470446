import type { ProfileId } from '../region/districts';

/** What the story has to know of a regulation to tell a plausible family under it. */
export interface Law {
  readonly familyGrounds: readonly string[];
  /** The survey is ordered by the commission (KOCHKI 5.2, BORODINO 2.1). */
  readonly ordersSurvey: boolean;
  /** Materials, a conclusion with a level of danger and consents (MARIEL 4.6, 4.7, 5.1). */
  readonly concludes: boolean;
  /** Calendar days from the registration to the draft programme, in time. */
  readonly draftDays: number;
  /** Months that a programme lasts. */
  readonly programmeMonths: number;
  /** Reviewed within six months (IRKUTSK 44), or not before them (MARIEL 5.6). */
  readonly reviewed: 'WITHIN' | 'AFTER';
  /** Accompaniment has levels, terms and a responsible specialist (IRKUTSK 9, 36). */
  readonly levels: boolean;
}

/** Where a regulation has no list of grounds, the demo uses "other" with its text. */
const NO_LIST = ['FG-99'];

export const LAWS: Readonly<Record<ProfileId, Law>> = {
  MARIEL: {
    familyGrounds: ['FG-01', 'FG-02', 'FG-03', 'FG-04', 'FG-05'],
    ordersSurvey: false,
    concludes: true,
    draftDays: 10,
    programmeMonths: 5,
    reviewed: 'AFTER',
    levels: false,
  },
  KOCHKI: {
    familyGrounds: NO_LIST,
    ordersSurvey: true,
    concludes: false,
    draftDays: 11,
    programmeMonths: 6,
    reviewed: 'AFTER',
    levels: false,
  },
  IRKUTSK: {
    familyGrounds: ['FG-10', 'FG-11', 'FG-12', 'FG-13'],
    ordersSurvey: true,
    concludes: false,
    draftDays: 14,
    programmeMonths: 5,
    reviewed: 'WITHIN',
    levels: true,
  },
  BORODINO: {
    familyGrounds: NO_LIST,
    ordersSurvey: true,
    concludes: false,
    draftDays: 2,
    programmeMonths: 5,
    reviewed: 'WITHIN',
    levels: false,
  },
  // What the district does when a family on the TZhS track turns out to be in danger: its own law knows no such register.
  OKTYABRSKY: {
    familyGrounds: NO_LIST,
    ordersSurvey: true,
    concludes: false,
    draftDays: 10,
    programmeMonths: 6,
    reviewed: 'WITHIN',
    levels: false,
  },
};
