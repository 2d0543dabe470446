import { familyView } from '@kurator/family';
import { FAMILY, played, sent, world, type Sent } from '../../libs/family/src/testing';
import { act, claim, DAY, family, placed, removed, threat, visit } from '../../libs/family/src/testing/emergencies';
import { emergencies, type EmergencyRow } from './index';

const rowsOf = (...commands: readonly Sent[]) => {
  const view = familyView(FAMILY, played([family, ...commands]), world);
  const rows = emergencies.render(view).documents['emergencies'] as unknown as readonly EmergencyRow[];
  return rows.map(({ state, from, to, open }) => [state, from, to, open]);
};
const emergencyId = String(threat.body['emergencyId']);
const on = (command: string, day: string, changes: Record<string, unknown> = {}) =>
  sent(command, { emergencyId, ...changes }, day, `${day}T09:00:00.000Z`);

describe('the list of emergencies', () => {
  it('is empty without one', () => expect(rowsOf()).toEqual([]));
  it('holds a row per chain and step at the end of a day', () =>
    expect(rowsOf(threat, visit, act, removed, placed)).toEqual([['EM_PLACED', DAY, '9999-12-31', 1]]));
  it('begins a new row when the chain goes on', () =>
    expect(
      rowsOf(
        threat,
        on('record-emergency-visit', DAY, { threatConfirmed: false }),
        on('establish-no-threat', '2026-03-03'),
      ),
    ).toEqual([
      ['EM_VISITED', DAY, '2026-03-03', 1],
      ['EM_NO_THREAT', '2026-03-03', '9999-12-31', 0],
    ]));
  it('stays open while the court has not decided', () => {
    const rows = rowsOf(threat, visit, act, removed, placed, claim);
    expect(rows).toEqual([['EM_CLAIM_FILED', DAY, '9999-12-31', 1]]);
  });
});
