import { OPEN_END, isOpenEmergency, stageOf, type FamilyView } from '@kurator/family';
import type { LocalDate } from '@kurator/kernel';
import type { FamilyProjection } from '@kurator/read-models';

/** A chain of MARIEL 7 while it stands at one step and in one municipality. */
export type EmergencyRow = {
  readonly id: string;
  readonly familyId: string;
  readonly emergencyId: string;
  readonly municipality: string;
  readonly openedOn: LocalDate;
  /** Step of spec 3.2, emergency region. */
  readonly state: string;
  readonly open: number;
  readonly from: LocalDate;
  /** Exclusive. */
  readonly to: LocalDate;
};

type Standing = Pick<EmergencyRow, 'state' | 'open' | 'municipality'>;
const same = (a: Standing | undefined, b: Standing): boolean =>
  a?.state === b.state && a.municipality === b.municipality;

function rowsOf({ familyId, moments }: FamilyView): readonly EmergencyRow[] {
  const found = new Map<string, EmergencyRow>();
  const rows: EmergencyRow[] = [];
  for (const { on, state } of moments) {
    for (const emergency of state.emergencies) {
      const { emergencyId, openedOn } = emergency;
      const open = Number(isOpenEmergency(emergency));
      const now = { state: stageOf(emergency), open, municipality: String(state.municipality) };
      const known = found.get(emergencyId);
      if (same(known, now)) continue;
      if (known) rows.push({ ...known, to: on });
      const id = `${familyId}/${emergencyId}/${on}`;
      found.set(emergencyId, { id, familyId, emergencyId, openedOn, ...now, from: on, to: OPEN_END });
    }
  }
  return [...rows, ...found.values()];
}

/** Emergencies across families (spec 3.2, MARIEL 7): where each chain stands, on any day. */
export const emergencies: FamilyProjection<FamilyView> = {
  kind: 'family',
  name: 'emergencies',
  version: 1,
  collections: [
    {
      name: 'emergencies',
      columns: {
        familyId: 'text',
        municipality: 'text',
        openedOn: 'text',
        state: 'text',
        open: 'integer',
        from: 'text',
        to: 'text',
      },
      indexes: [
        ['municipality', 'openedOn', 'to', 'from', 'state'],
        ['openedOn', 'to', 'from', 'state'],
      ],
    },
  ],
  render: (view) => ({ documents: { emergencies: rowsOf(view) } }),
};
