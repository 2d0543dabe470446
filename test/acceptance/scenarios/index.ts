import type { Scenario } from '../model';
import { as01 } from './as-01';
import { as03 } from './as-03';
import { as04 } from './as-04';
import { as06 } from './as-06';
import { as07 } from './as-07';
import { as08 } from './as-08';
import { as10 } from './as-10';
import { as12 } from './as-12';
import { as13 } from './as-13';
import { as15 } from './as-15';
import { as16 } from './as-16';
import { as17 } from './as-17';
import { as20 } from './as-20';
import { as22 } from './as-22';
import { borodinoMidnight } from './borodino-midnight';
import { emergency } from './emergency';
import { escalates } from './escalates';
import { irkutskMonths } from './irkutsk-months';
import { kochkiTerms } from './kochki-terms';
import { marielTerms } from './mariel-terms';
import { movedBack } from './moved-back';
import { overHolidays } from './over-holidays';
import { quarterStory } from './quarter';

export const SCENARIOS: readonly Scenario[] = [
  as01,
  as03,
  as04,
  as06,
  as07,
  as08,
  as10,
  as12,
  as13,
  as15,
  as16,
  as17,
  as20,
  as22,
  emergency,
  movedBack,
  overHolidays,
  escalates,
  marielTerms,
  quarterStory,
  kochkiTerms,
  irkutskMonths,
  borodinoMidnight,
];

/** Steps that wait for a later issue. May only fall: lower it when one is played, never raise it. */
export const PENDING_AT_MOST = 0;
