import type { Viewer } from '@kurator/access';
import { stageOf, type FamilyState } from '@kurator/family';
import { clear } from '@kurator/kernel';

/** Fields that say where a removed child is, wherever they stand in an event: a correction repeats its whole body. */
const PLACE = 'placeName';

/** Guardianship and an inspector with the number of an inspection know where a removed child is (spec 9.4 (c)). */
export const maySeePlace = ({ roles, inspectionCase }: Viewer): boolean =>
  roles.includes('GUARDIANSHIP_OFFICER') || (roles.includes('INSPECTOR') && inspectionCase !== undefined);

/** An event's data as the viewer may read them: for everyone else the place is not there at all. */
export function placeHidden<T>(data: T, viewer: Viewer): T {
  return maySeePlace(viewer) ? data : (without(data) as T);
}
function without(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(without);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([name]) => name !== PLACE);
  return Object.fromEntries(kept.map(([name, inner]) => [name, without(inner)]));
}

/** The family's emergencies on the card: how far each has come, and where its children are. */
export const emergenciesOf = ({ emergencies }: FamilyState, viewer: Viewer) =>
  emergencies.map((emergency) => ({
    emergencyId: emergency.emergencyId,
    openedOn: emergency.openedOn,
    state: stageOf(emergency),
    children: Object.values(emergency.children).map(({ placeName, ...child }) =>
      placeHidden({ ...child, ...(placeName === null ? {} : { placeName: clear<string>(placeName) }) }, viewer),
    ),
  }));
