import { addDays, addMonths, type LocalDate } from '@kurator/kernel';
import { idOf } from '../../dice';
import { workday, workdaysAfter, type Session } from '../calendar';
import type { Teller } from '../teller';
import { eventOf, type EventOf } from '../event-of';
import type { Person } from '../types';
import { addressesOf, personsOf, tellSurvey } from './intake';
import { tellDraft } from './programme';
import { MONTHS, type Level } from './tzhs-levels';

/** OKTYABRSKY 5.2, 5.3: categories and circumstances that most families come with. */
const CATEGORIES = ['TC-04', 'TC-05', 'TC-07', 'TC-08', 'TC-11'];
const CIRCUMSTANCES = ['CI-01', 'CI-02', 'CI-04', 'CI-05', 'CI-10'];
/** Signs of a socially dangerous position, which the service has to tell the commission (OKTYABRSKY 6.2). */
const SOP_SIGN = 'CI-09';

const institution = (t: Teller) => ({ institutionId: t.agencies.social });

/** The family's message (OKTYABRSKY 8.2, 9.2), and its application. A family that has been there applies at once. */
export function tellApplication(t: Teller, on: LocalDate, known: boolean): void {
  const message = {
    occurredAt: `${on}T06:00:00Z`,
    track: 'TZHS',
    municipality: t.district.oktmo,
    paperNo: `${t.family.number}`,
    informationSource: 'IS-04',
    detectedByAgencyId: t.agencies.social,
    reporterKind: 'LEGAL_REPRESENTATIVE',
    messageForm: 'ORAL',
    problem: 'Учебный пример: семье не хватает средств, нужна помощь с документами',
    threatToLife: false,
    persons: personsOf(t, false),
    addresses: addressesOf(t),
  };
  if (!known) t.tell('report', message, { on, by: t.curator, events: 2 });
  const application = {
    applicantId: t.family.parents[0]?.personId,
    registrationNo: `${t.family.number}${known ? '-2' : ''}`,
    ...institution(t),
    requestText: 'Учебный пример: просьба о социальном сопровождении',
  };
  t.tell('register-application', application, { on: workdaysAfter(on, 1), by: t.officers.head });
}

/** Survey, need and the curator of the area (OKTYABRSKY 6.4, 9.2). @returns the day after which a programme is drafted */
export function tellNeed(t: Teller, on: LocalDate, { level, danger }: { level: Level; danger: boolean }): LocalDate {
  tellSurvey(t, workdaysAfter(on, 3), 'TZHS');
  const determined = workdaysAfter(on, 5);
  const circumstances = [t.dice.pick(CIRCUMSTANCES), ...(danger ? [SOP_SIGN] : [])];
  const need = { categories: [t.dice.pick(CATEGORIES)], circumstances, level };
  t.tell('determine-need', need, { on: determined, by: t.officers.head });
  const area = t.officers.curators.indexOf(t.curator) + 1;
  const curator = { agencyId: t.agencies.social, officerId: t.curator };
  const assigned = { curator, selectionBasis: `Учебный участок № ${area}` };
  t.tell('assign-curator', assigned, { on: workdaysAfter(determined, 1), by: t.officers.head });
  return workdaysAfter(determined, 1);
}

/** The programme that curator and family draft; the commission sends some back (OKTYABRSKY 9.1, 9.3). */
export function tellPlan(t: Teller, drafted: LocalDate, level: Level): Session {
  const programmeId = idOf(t.family.familyId, `programme/${drafted}`);
  const submitted = tellDraft(t, programmeId, drafted);
  let session = t.sessions.from(t.district, addDays(submitted, 1));
  if (t.dice.chance(0.15)) {
    t.decide('reject-programme', { programmeId, reasons: 'Учебный пример: не указаны сроки', final: false }, session);
    const again = tellDraft(t, programmeId, workdaysAfter(session.on, 3));
    session = t.sessions.from(t.district, addDays(again, 1));
  }
  const approval = {
    programmeId,
    approvedBy: 'COMMISSION',
    termFrom: session.on,
    termTo: addMonths(session.on, MONTHS[level]),
    controlDates: [addMonths(session.on, 3)],
    copiesToFamily: 1,
  };
  t.decide('approve-programme', approval, session);
  const copies = { programmeId, addressees: [t.agencies.social, t.agencies.school] };
  t.tell('send-programme-copies', copies, { on: workdaysAfter(session.on, 2), by: t.officers.secretary });
  return session;
}

/** The commission refuses a programme for good (OKTYABRSKY 9.3). */
export function tellRefusedPlan(t: Teller, drafted: LocalDate): void {
  const programmeId = idOf(t.family.familyId, `programme/${drafted}`);
  const session = t.sessions.from(t.district, addDays(tellDraft(t, programmeId, drafted), 1));
  const body = { programmeId, reasons: 'Учебный пример: семья не нуждается в сопровождении', final: true };
  if (t.decide('reject-programme', body, session) !== null) t.quirk('DECLINED');
}

const consents = (t: Teller, on: LocalDate): readonly (string | null)[] => {
  const [giver] = t.family.parents;
  const ask = (subject: Person, given: Person | undefined) => {
    const body = { subjectPersonId: subject.personId, givenById: given?.personId, purpose: 'BANK_INCLUSION' };
    return t.tell('record-consent', { ...body, form: 'WRITTEN' }, { on, by: t.curator });
  };
  return [...t.family.parents.map((parent) => ask(parent, parent)), ...t.family.children.map((c) => ask(c, giver))];
};

/** The first parent's consent to the bank, which a withdrawal names; null when it was not given, or is withdrawn. */
export type Consent = EventOf | null;

/**
 * Agreement, everybody's consent and the bank (OKTYABRSKY 9.3, 11.5). A try without consent is refused.
 * @param until last day of the agreement
 */
export function tellAgreement(t: Teller, approvedOn: LocalDate, until: LocalDate): Consent {
  const on = workdaysAfter(approvedOn, 4);
  const agreementNo = `${t.family.number}/${on.slice(0, 4)}`;
  const parties = [...t.family.parents.map(({ personId }) => personId), t.agencies.social];
  const by = t.officers.head;
  t.tell('conclude-agreement', { agreementNo, parties, termFrom: on, termTo: until }, { on, by });
  const record = { bankRecordNo: `${t.family.number}`, basis: { agreementNo } };
  if (t.dice.chance(0.1)) t.tell('include-in-bank', record, { on, by, refused: 'CONSENT_MISSING' });
  const [first] = consents(t, workday(addDays(on, 1)));
  t.tell('include-in-bank', record, { on: workdaysAfter(on, 3), by });
  return first ? eventOf(first, 'consent-given') : null;
}
