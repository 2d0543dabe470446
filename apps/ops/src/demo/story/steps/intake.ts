import { addDays, type LocalDate } from '@kurator/kernel';
import { workdaysAfter } from '../calendar';
import { LAWS } from '../laws';
import type { Teller } from '../teller';
import { eventOf } from '../event-of';
import type { Person } from '../types';

const described = ({ personId, role, name, birthDate }: Person) => ({ personId, role, name, birthDate });
const named = ({ personId, role }: Person) => ({ personId, role });
/** Everyone in the family: described in full the first time, by id from then on. */
export const personsOf = ({ family }: Teller, known: boolean) =>
  [...family.parents, ...family.children].map(known ? named : described);
export const addressesOf = ({ family, district }: Teller) => [
  { kind: 'ACTUAL', municipality: district.oktmo, text: family.address },
];

/** Events that a report makes, its journal entry among them. */
const EVENTS = { OPENS: 2, JOINS: 3, ESCALATES: 4 } as const;

interface Message {
  readonly on: LocalDate;
  /** The family has been met before: persons go by id, and no address is repeated. */
  readonly known: boolean;
  /** What the report does: an open episode is joined as by a repeat message, or the SOP track is put in front of it. */
  readonly does: keyof typeof EVENTS;
}

/** A report by the school: its journal entry and the report itself, linked when the episode is open already. */
export function tellReport(t: Teller, { on, known, does }: Message): string | null {
  const body = {
    occurredAt: `${on}T05:00:00Z`,
    track: 'SOP',
    municipality: t.district.oktmo,
    paperNo: `${t.family.number}`,
    informationSource: 'IS-01',
    detectedByAgencyId: t.agencies.school,
    reporterKind: 'AGENCY',
    messageForm: 'PHONE',
    problem: 'Учебный пример: ребёнок пропускает занятия, родители не отвечают на звонки',
    threatToLife: false,
    persons: personsOf(t, known),
    addresses: known ? [] : addressesOf(t),
  };
  return t.tell('report', body, { on, by: t.officers.teacher, events: EVENTS[does] });
}

function tellForwarding(t: Teller, on: LocalDate): void {
  const late = t.dice.chance(0.1);
  if (late) t.quirk('LATE');
  const day = late ? workdaysAfter(on, 6) : on;
  const at = `${day}T05:30:00Z`;
  t.tell(
    'forward-report',
    {
      occurredAt: at,
      channel: late ? 'WRITTEN' : 'PHONE',
      fromAgencyId: t.agencies.school,
      toCommissionId: t.agencies.commission,
      sentAt: at,
      receivedAt: at,
    },
    { on: day, by: t.officers.teacher },
  );
  if (LAWS[t.district.profileId].levels)
    t.tell(
      'notify-guardianship',
      {
        occurredAt: at,
        toBodyKind: 'AG-05',
        channel: 'PHONE',
        violation: 'Учебный пример: ребёнок оставлен без присмотра',
        persons: [t.family.children[0]?.personId],
      },
      { on: day, by: t.officers.teacher },
    );
}

export const orderSurvey = (t: Teller, on: LocalDate): void => {
  const late = t.dice.chance(0.12);
  if (late) t.quirk('LATE');
  const day = workdaysAfter(on, late ? 7 : 1);
  const body = { orderedTo: [t.agencies.social], dueOn: addDays(day, 5), scope: ['LIVING_CONDITIONS'], urgent: false };
  t.tell('order-survey', body, { on: day, by: t.officers.secretary });
};

export function tellSurvey(t: Teller, on: LocalDate, surveyKind: 'PRIMARY' | 'TZHS' = 'PRIMARY'): void {
  const backdated = t.dice.chance(0.08);
  if (backdated) t.quirk('BACKDATED');
  const body = {
    surveyKind,
    surveyors: [{ officerId: t.curator }],
    act: { kind: 'DK-08', number: `${t.family.number}`, date: on },
    present: [t.family.parents[0]?.personId],
    composition: t.family.children.map(({ personId }) => ({ personId, livesWithFamily: true })),
    housing: { type: 'HT-02', areaSqM: t.dice.int(24, 70), amenity: 'HA-02', sanitary: 'HS-02' },
    income: { items: [{ kind: 'IN-03', amount: t.dice.int(8, 30) * 100_000 }] },
    incomeDeclaredOnly: true,
    threatToLife: false,
  };
  const how = { on, by: t.curator, ...(backdated ? { sentOn: addDays(on, 25) } : {}) };
  const told = t.tell('record-survey', body, how);
  if (told === null || !t.dice.chance(0.06)) return;
  const housing = { ...body.housing, areaSqM: body.housing.areaSqM + 3 };
  t.correct(told, 'surveyed', { occurredOn: on, ...body, housing });
}

/** What MARIEL 5.1 lets the secretary ask for. The answer comes weeks later. */
function tellMaterials(t: Teller, on: LocalDate): void {
  const asking = { requestedFromId: t.agencies.school, kinds: ['DK-02'] };
  const request = t.tell('request-materials', asking, { on, by: t.officers.secretary });
  if (request === null) return;
  const received = workdaysAfter(on, 6);
  const documents = [{ kind: 'DK-02', number: `${t.family.number}`, date: received }];
  const materials = {
    requestEventId: eventOf(request, 'materials-requested'),
    fromId: t.agencies.school,
    kind: 'DK-02',
    documents,
  };
  t.tell('record-materials', materials, { on: received, by: t.officers.teacher });
}

const conclusion = (t: Teller, confirmed: boolean) => ({
  issuer: { agencyId: t.agencies.commission, officerId: t.officers.secretary },
  familyCriteria: [{ code: 'FG-01', present: confirmed }],
  conclusionText: 'Учебный пример заключения',
  ...(confirmed
    ? { result: 'CONFIRMED', dangerLevel: 'MEDIUM', recommendedTrack: 'SOP' }
    : { result: 'NOT_CONFIRMED', dangerLevel: 'LOW', recommendedTrack: 'NONE' }),
});

/** Materials, conclusion and consent: what MARIEL asks for before a decision. */
function tellVerification(t: Teller, on: LocalDate, confirmed: boolean): void {
  const by = t.officers.secretary;
  tellMaterials(t, workdaysAfter(on, 1));
  const late = t.dice.chance(0.15);
  if (late) t.quirk('LATE');
  const concluded = workdaysAfter(on, late ? 8 : 4);
  t.tell('issue-conclusion', conclusion(t, confirmed), { on: concluded, by });
  const [subject] = t.family.children;
  const [giver] = t.family.parents;
  const asked = { subjectPersonId: subject?.personId, givenById: giver?.personId };
  const command = t.dice.chance(0.1) ? 'record-refusal' : 'record-consent';
  t.tell(command, { ...asked, purpose: 'PERSONAL_DATA', form: 'WRITTEN' }, { on: concluded, by });
}

/**
 * From the message to the day on which the commission may decide.
 * @returns that day
 */
export function tellIntake(
  t: Teller,
  on: LocalDate,
  { known, confirmed }: { known: boolean; confirmed: boolean },
): LocalDate {
  const law = LAWS[t.district.profileId];
  const report = tellReport(t, { on, known, does: 'OPENS' });
  tellForwarding(t, on);
  if (law.ordersSurvey) orderSurvey(t, on);
  tellSurvey(t, workdaysAfter(on, 3));
  if (law.concludes) tellVerification(t, on, confirmed);
  if (report !== null && t.dice.chance(0.3)) {
    const result = {
      entryEventId: eventOf(report, 'journal-entry-registered'),
      resultCode: 'FORWARDED',
      result: 'Передано в комиссию',
    };
    const day = workdaysAfter(on, 9);
    t.tell('record-journal-result', result, { on: day, by: t.officers.teacher });
  }
  return workdaysAfter(on, 9);
}
