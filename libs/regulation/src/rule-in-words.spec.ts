import { builtInProfiles } from './profile/built-in';
import { ruleInWords } from './rule-in-words';
import type { Profile } from './types';

const profile = (id: string): Profile => {
  const found = builtInProfiles.find(({ profileId }) => profileId === id);
  if (found === undefined) throw new Error(id);
  return found;
};

it('says clause, term and where the count begins, as the regulation has them', () => {
  expect(ruleInWords(profile('MARIEL'), 'programmeSubmitted')).toMatchObject({
    ...{ rule: 'DL-15', clause: '5.3', status: 'TERM', countFrom: 'decision' },
    term: { ru: '14 календарных дней' },
  });
  expect(ruleInWords(profile('KOCHKI'), 'programmeSubmitted')).toMatchObject({ clause: '5.6', countFrom: 'receipt' });
});
it('has no term where the regulation sets a duty without one, and nothing where it sets none', () => {
  expect(ruleInWords(profile('MARIEL'), 'recordCardIssued')).toMatchObject({ status: 'DUTY_NO_TERM', term: null });
  expect(ruleInWords(profile('MARIEL'), 'surveyOrdered')).toBeNull();
});
it('names the events that begin and meet a duty, those of this regulation where it reads otherwise', () => {
  expect(ruleInWords(profile('MARIEL'), 'programmeCopiesSent')).toMatchObject({
    startedBy: ['IPR-approved'],
    metBy: ['programme-copies-sent'],
  });
  expect(ruleInWords(profile('MARIEL'), 'municipalListSent')).toMatchObject({
    startedBy: [],
    metBy: ['municipal-list-sent'],
  });
});
it('puts a federal law above every regulation', () =>
  expect(ruleInWords(profile('BORODINO'), 'bankRecordBlocked')).toMatchObject({
    rule: '152-FZ',
    clause: '152-FZ 21 (5)',
  }));
