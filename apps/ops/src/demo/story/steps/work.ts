import { addDays, addMonths, type LocalDate } from '@kurator/kernel';
import { workday } from '../calendar';
import type { Teller } from '../teller';
import { tellReport } from './intake';

/** A second message about a family that is on the register already. */
export function tellRepeatMessage(t: Teller, registeredOn: LocalDate): void {
  if (!t.dice.chance(0.1)) return;
  t.quirk('REPEATED');
  tellReport(t, { on: workday(addDays(registeredOn, t.dice.int(40, 100))), known: true, does: 'JOINS' });
}

/** KOCHKI 4.7 and everywhere else: the family asks for another curator, the commission agrees. */
export function tellAnotherCurator(t: Teller, registeredOn: LocalDate): void {
  if (!t.dice.chance(0.1)) return;
  const asked = workday(addDays(registeredOn, t.dice.int(60, 120)));
  const request = { requestedBy: 'FAMILY', ground: 'CR-03', justification: 'Учебный пример просьбы семьи' };
  t.tell('request-curator-replacement', request, { on: asked, by: t.officers.secretary });
  const next = t.officers.curators.find((officer) => officer !== t.curator) ?? t.curator;
  const session = t.sessions.from(t.district, addDays(asked, 5));
  t.decide('replace-curator', { new: { agencyId: t.agencies.social, officerId: next }, ground: 'CR-03' }, session);
}

/** A mistake in a birth date is put right, weeks after the day on which it became known. */
export function tellCorrectedDetails(t: Teller, registeredOn: LocalDate): void {
  const [mother] = t.family.parents;
  if (mother === undefined || !t.dice.chance(0.06)) return;
  t.quirk('BACKDATED');
  const on = workday(addDays(registeredOn, 20));
  const details = { personId: mother.personId, birthDate: addDays(mother.birthDate, 1) };
  t.tell('record-person-details', details, { on, by: t.curator, sentOn: addDays(on, t.dice.int(20, 60)) });
}

/** The commission considers the results and keeps the family on the register for another half year. */
export function tellKeeping(t: Teller, day: LocalDate): LocalDate {
  const session = t.sessions.from(t.district, day);
  const nextReviewOn = addMonths(session.on, 6);
  const reportsConsidered = ['Учебный отчёт куратора'];
  t.decide('hold-review', { reportsConsidered, result: 'KEEP', nextReviewOn }, session);
  t.decide('keep-on-register', { subjects: [{ kind: 'FAMILY' }], programmeAction: 'NONE', nextReviewOn }, session);
  return session.on;
}
