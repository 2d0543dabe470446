import * as b from '../../builders';
import type { Scenario } from '../../model';
import { CHAIN, at, card, emergencies, guardian, secretary } from './parts';
import { neglected } from './neglected';
import { noThreat } from './no-threat';
import { removed, returned } from './removal';

const steps = [...removed, ...noThreat, ...neglected, ...returned];

/**
 * Due days by hand (spec 4.1, MARIEL 7; UTC+3). 2026-03-05 is a Thursday, 9 March and 11 May are no working days.
 * At once is the same local day, in an emergency also within 24 hours, midnight or not. 3 wd from 05.03 end on 11.03, from
 * 06.03 on 12.03, from 06.04 on 09.04, from 08.05 on 14.05, from 12.05 on 15.05; 7 d from 06.03 end on 13.03.
 */
export const emergency: Scenario = {
  id: 'MARIEL-7',
  title: 'MARIEL: threat, removal, court and return; no threat; a neglected child delivered and one handed over',
  place: at,
  startsOn: '2026-03-05',
  steps,
  then: [
    card('then: all are home', '2026-07-07', 'FAM-E1', {
      'states.emergency': 'EM_RETURNED',
      'states.main': 'REPORTED',
    }),
    emergencies('then: every chain with its end', ['2026-07-07', secretary], {
      total: 4,
      [`${CHAIN('2026-03-05')}.state`]: 'EM_RETURNED',
      [`${CHAIN('2026-03-05')}.open`]: false,
      [`${CHAIN('2026-03-05')}.allTermsMet`]: false,
      [`${CHAIN('2026-04-06')}.state`]: 'EM_NO_THREAT',
      [`${CHAIN('2026-04-06')}.allTermsMet`]: true,
      [`${CHAIN('2026-05-08')}.state`]: 'EM_RETURNED',
      [`${CHAIN('2026-05-08')}.allTermsMet`]: false,
      [`${CHAIN('2026-05-12')}.state`]: 'EM_HANDED_TO_PARENTS',
      [`${CHAIN('2026-05-12')}.allTermsMet`]: true,
    }),
    b.ask('then: as it was on 6 March', ['2026-07-07', guardian], '/emergencies?asOf=2026-03-06', {
      total: 1,
      'items[0].state': 'EM_PLACED',
      'items[0].allTermsMet': null,
    }),
    b.ask(
      'then: ST-59 of the first quarter',
      ['2026-07-07', secretary],
      `/statistics/compliance?period=2026-Q1&unit=${at.oktmo}`,
      {
        'emergency.episodes': 1,
        'emergency.removals': 2,
        'emergency.allTermsMet': 0,
        'rules[rule=DL-43].met': 1,
        'rules[rule=DL-45].met': 1,
        'rules[rule=DL-45].metLate': 1,
        'rules[rule=DL-46].metLate': 1,
        'rules[rule=DL-47].metLate': 1,
        'rules[rule=DL-49].met': 1,
      },
    ),
    b.ask(
      'then: ST-59 of the second quarter',
      ['2026-07-07', secretary],
      `/statistics/compliance?period=2026-Q2&unit=${at.oktmo}`,
      {
        'emergency.episodes': 3,
        'emergency.removals': 0,
        'emergency.allTermsMet': 2,
        'rules[rule=DL-42].met': 1,
        'rules[rule=DL-50].metLate': 1,
        'rules[rule=DL-51].met': 1,
        'rules[rule=DL-52].met': 1,
      },
    ),
  ],
};
