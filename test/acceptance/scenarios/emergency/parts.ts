import { idOf } from '../../../support/ids';
import { PLACES } from '../../../support/places';
import * as b from '../../builders';
import type { CommandStep, Data, Due } from '../../model';

export const at = PLACES.mariel;
export const police = 'police-mariel';
export const guardian = 'guardian-mariel';
export const social = 'social-mariel';
export const secretary = 'secretary-mariel';

type Outcome = Partial<Pick<CommandStep, 'expect' | 'due'>>;
/** Taken without a violation; what is due after it. */
export const ok = (...due: readonly Due[]): Outcome => ({ expect: { status: 201, violations: [] }, due });
/** Taken, with a duty that it met too late. */
export const late = (rule: string, ...due: readonly Due[]): Outcome => ({
  expect: { status: 201, violations: [rule] },
  due,
});
export const refused = (status: number, code: string): Outcome => ({ expect: { status, code } });
/** A duty that waits, until the end of a day. */
export const runs = (rule: string, day: string, agency?: string): Due => ({
  ...{ rule, status: 'RUNNING', nominalDue: day, effectiveDue: day, metOn: null },
  ...(agency === undefined ? {} : { responsibleAgencyId: agency }),
});
/** A duty that was met in time, minutes after its trigger where they are counted. */
export const met = (rule: string, metOn: string, elapsedMinutes?: number): Due => ({
  ...{ rule, status: 'MET', metOn, lateWorkingDays: 0 },
  ...(elapsedMinutes === undefined ? {} : { elapsedMinutes }),
});

/** Tells facts of a family's chain: `told('1', ['2026-03-05 22:10', police], ['report-threat', {...}], ok(...))`. */
export function chainOf(family: string) {
  const send = b.sender(family);
  return (
    step: string,
    [moment, as]: readonly [string, string],
    [command, data = {}]: readonly [string, Data?],
    outcome: Outcome = {},
  ): CommandStep => {
    const [on = '', time] = moment.split(' ');
    const body = command === 'report' ? data : { emergencyId: idOf(`${family} emergency`), ...data };
    return send(step, [on, as], [command, body], { ...(time === undefined ? {} : { at: time }), ...outcome });
  };
}
export const [MOTHER, SON, DAUGHTER] = [idOf('REP-E1-1'), idOf('MIN-E1-1'), idOf('MIN-E1-2')];
export const BOTH = { children: [SON, DAUGHTER] };
export const message = (persons: readonly Data[]): Data => ({
  track: 'SOP',
  municipality: at.oktmo,
  informationSource: 'IS-06',
  detectedByAgencyId: 'police-mariel',
  reporterKind: 'HOTLINE',
  messageForm: 'PHONE',
  problem: 'Сообщение на горячую линию (вымышленный случай).',
  threatToLife: true,
  persons,
  addresses: [b.homeIn(at)],
});
export const threat = (receivedBy: string, children: readonly string[]): Data => ({
  receivedBy,
  children,
  situation: 'Дети одни в неотапливаемом доме (вымышленный случай).',
});
export const visited = (threatConfirmed: boolean): Data => ({
  place: 'Учебная улица, дом 1 (вымышленный адрес)',
  visitors: ['off-guardian-mariel'],
  threatConfirmed,
});
export const placed = (childId: string, placement: string, placeName: string): Data => ({
  ...{ childId, placement, placeName, siblingsTogether: false },
  siblingsExceptionReason: 'Младшей нужна больница (вымышленный случай).',
});
export const measures = (byBody: string): Data => ({ byBody, measuresTaken: 'Дети устроены (вымышленный случай).' });
export const emergencies = (step: string, [on, as]: readonly [string, string], expected: Data) =>
  b.ask(step, [on, as], '/emergencies?limit=50', expected);
export const card = (step: string, on: string, family: string, expected: Data) =>
  b.ask(step, [on, secretary], `/families/{${family}}`, expected);
/** A chain in the list, by the day on which it began: here no two began on one day. */
export const CHAIN = (openedOn: string) => `items[openedOn=${openedOn}]`;
