import { MOTHER, SON } from '../shared/examples';
import { sent, type Sent } from './send';

/** A family with two children and the facts of MARIEL 7 on one day, each at its hour. */
export const OTHER = '7f000000-0000-4000-8000-0000000000e2';
export const SISTER = 'b24e0000-0000-4000-8000-0000000000a1';
export const NOBODY = '00000000-0000-4000-8000-00000000dead';
export const DAY = '2026-03-02';
export const at = (command: string, time: string, changes: Record<string, unknown> = {}, on = DAY): Sent =>
  sent(command, changes, on, `${on}T${time}:00.000Z`);

export const family = sent('report', {
  persons: [
    { personId: MOTHER, role: 'KR-01', name: { last: 'Тестова', first: 'Мария' }, birthDate: '1988-03-14' },
    { personId: SON, role: 'KR-08', name: { last: 'Тестов', first: 'Илья' }, birthDate: '2014-05-20' },
    { personId: SISTER, role: 'KR-08', name: { last: 'Тестова', first: 'Анна' }, birthDate: '2016-05-20' },
  ],
});
export const threat = at('report-threat', '09:00', { children: [SON, SISTER] });
export const visit = at('record-emergency-visit', '10:00');
export const act = at('prepare-removal-act', '11:00', { children: [SON, SISTER] });
export const removed = at('remove-child', '12:00');
export const placed = at('place-child', '13:00');
export const claim = at('file-court-claim', '15:00');
export const found = at('record-neglected-child', '09:00');
export const delivered = at('deliver-child', '10:00');
