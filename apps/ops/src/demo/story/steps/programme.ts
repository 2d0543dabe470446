import { addDays, addMonths, type LocalDate } from '@kurator/kernel';
import { idOf } from '../../dice';
import { workday, workdaysAfter } from '../calendar';
import { LAWS } from '../laws';
import type { Teller } from '../teller';

const HELP = [
  ['HK-05', 'Оформление пособия'],
  ['HK-02', 'Занятия с психологом'],
  ['HK-03', 'Помощь в учёбе'],
  ['HK-01', 'Осмотр врача'],
] as const;

const measures = (t: Teller, programmeId: string, dueOn: LocalDate) =>
  HELP.slice(0, t.dice.int(1, HELP.length)).map(([helpKind, title], index) => ({
    measureId: idOf(programmeId, `measure/${index}`),
    helpKind,
    title,
    content: 'Учебный пример мероприятия',
    executorAgencyId: t.agencies.social,
    executorOfficerId: t.curator,
    dueOn,
    addressee: { kind: 'FAMILY' },
  }));

/** @returns the day on which the draft was submitted */
export function tellDraft(t: Teller, programmeId: string, on: LocalDate): LocalDate {
  const dueOn = addMonths(on, LAWS[t.district.profileId].programmeMonths - 1);
  const draft = {
    programmeId,
    goal: 'Учебный пример цели программы',
    tasks: [],
    measures: measures(t, programmeId, dueOn),
  };
  t.tell('draft-programme', draft, { on, by: t.curator });
  const submitted = workdaysAfter(on, 1);
  t.tell('submit-programme', { programmeId, toBodyId: t.agencies.commission }, { on: submitted, by: t.curator });
  return submitted;
}

/** KOCHKI 5.7 wants six months at least; a shorter programme is refused and comes back a fortnight later. */
function tellTooShort(t: Teller, programmeId: string, after: LocalDate): LocalDate {
  const session = t.sessions.from(t.district, addDays(after, 1));
  const body = {
    programmeId,
    approvedBy: 'COMMISSION',
    termFrom: session.on,
    termTo: addMonths(session.on, 3),
    controlDates: [],
    copiesToFamily: 1,
  };
  t.decide('approve-programme', body, session, { refused: 'PROGRAMME_TOO_SHORT' });
  return session.on;
}

/** The commission sends the draft back; the curator drafts it anew. */
function tellReturned(t: Teller, programmeId: string, after: LocalDate): LocalDate {
  const session = t.sessions.from(t.district, addDays(after, 1));
  const body = { programmeId, reasons: 'Учебный пример: не указаны исполнители', final: false };
  t.decide('reject-programme', body, session);
  return tellDraft(t, programmeId, workdaysAfter(session.on, 4));
}

/**
 * Draft, submission and approval of the individual programme.
 * @returns the day of approval
 */
export function tellProgramme(t: Teller, registeredOn: LocalDate): LocalDate {
  const law = LAWS[t.district.profileId];
  const programmeId = idOf(t.family.familyId, `programme/${registeredOn}`);
  const late = t.dice.chance(0.15);
  if (late) t.quirk('LATE');
  let submitted = tellDraft(t, programmeId, workday(addDays(registeredOn, late ? 24 : law.draftDays)));
  if (t.district.profileId === 'KOCHKI' && t.dice.chance(0.1)) submitted = tellTooShort(t, programmeId, submitted);
  if (t.dice.chance(0.08)) submitted = tellReturned(t, programmeId, submitted);
  const session = t.sessions.from(t.district, addDays(submitted, 1));
  const termTo = addMonths(session.on, law.programmeMonths);
  const body = {
    programmeId,
    approvedBy: 'COMMISSION',
    termFrom: session.on,
    termTo,
    controlDates: [addMonths(session.on, 3)],
    copiesToFamily: 1,
  };
  t.decide('approve-programme', body, session);
  return session.on;
}
