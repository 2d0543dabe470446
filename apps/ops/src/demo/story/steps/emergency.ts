import { addDays, type LocalDate } from '@kurator/kernel';
import { idOf } from '../../dice';
import { workday } from '../calendar';
import type { Teller } from '../teller';
import type { Body } from '../types';

/** A fact of the chain: its hour, who records it, and what it says beside the emergency. */
type Send = (command: string, at: { readonly on: LocalDate; readonly hour: string }, body: Body, by?: string) => void;

function senderOf(t: Teller, emergencyId: string): Send {
  return (command, { on, hour }, body, by = t.officers.guardian) =>
    void t.tell(command, { emergencyId, occurredAt: `${on}T${hour}:00Z`, ...body }, { on, by });
}

/** The message, to guardianship or to the police, which informs guardianship (MARIEL 7.1, 7.2). */
function tellThreat(t: Teller, send: Send, on: LocalDate): void {
  const children = t.family.children.map(({ personId }) => personId);
  const police = t.dice.chance(0.4);
  const body = { receivedBy: police ? 'POLICE' : 'GUARDIANSHIP', children, situation: 'Учебный пример угрозы ребёнку' };
  send('report-threat', { on, hour: '06:10' }, body, police ? t.officers.police : t.officers.guardian);
  if (police) send('inform-guardianship', { on, hour: '06:30' }, {}, t.officers.police);
}

/** MARIEL 7.1 (3)–(6): act, removal, placement, prosecutor, registry; the claim within seven days, sometimes later. */
function tellRemoval(t: Teller, send: Send, on: LocalDate): void {
  const [child] = t.family.children;
  const childId = child?.personId;
  const act = { actNo: `${t.family.number}`, signedByHeadOfMunicipality: true, children: [childId] };
  send('prepare-removal-act', { on, hour: '09:00' }, { ...act, removedFrom: 'BOTH_PARENTS' });
  send('remove-child', { on, hour: '10:00' }, { childId });
  const placed = { childId, placement: 'PL-03', placeName: 'Учебный центр помощи детям', siblingsTogether: true };
  send('place-child', { on, hour: '11:30' }, placed);
  send('notify-prosecutor', { on, hour: '12:00' }, {});
  send(
    'enter-orphan-registry',
    { on, hour: '12:30' },
    { childId, journalEntryNo: `${t.family.number}`, questionnaireSection1: true },
  );
  const late = t.dice.chance(0.3);
  if (late) t.quirk('LATE');
  const claimed = workday(addDays(on, late ? 12 : 4));
  send('file-court-claim', { on: claimed, hour: '07:00' }, { claim: 'RESTRICTION', court: 'Учебный районный суд' });
  const decided = workday(addDays(claimed, 45));
  send('record-court-decision', { on: decided, hour: '08:00' }, { decision: t.dice.pick(['RESTRICTED', 'RETURNED']) });
}

/** A threat to a child's life or health (MARIEL 7): guardianship goes there, and finds it or not. */
export function tellEmergency(t: Teller, day: LocalDate): void {
  const on = workday(day);
  const send = senderOf(t, idOf(t.family.familyId, `emergency/${on}`));
  tellThreat(t, send, on);
  const threatConfirmed = t.dice.chance(0.6);
  const visit = { place: t.family.address, visitors: [t.officers.guardian], threatConfirmed };
  const surveyAct = { kind: 'DK-08', number: `Ч-${t.family.number}`, date: on };
  send('record-emergency-visit', { on, hour: '08:00' }, { ...visit, surveyAct });
  if (threatConfirmed) tellRemoval(t, send, on);
  else send('establish-no-threat', { on, hour: '08:30' }, { otherViolations: t.dice.chance(0.5) });
  const told = workday(addDays(on, 1));
  const report = { byBody: 'GUARDIANSHIP', measuresTaken: 'Учебный пример принятых мер' };
  send('report-emergency-to-commission', { on: told, hour: '06:00' }, report);
}
