import { uuid, type EventType } from '@kurator/kernel';

/**
 * Stands in a stream of its own before the family's `personal-data-destroyed` is recorded. So every start finds the
 * families whose keys may have to be destroyed (again) without reading the whole log. It is no destruction by itself.
 */
export const destructionAnnounced = {
  name: 'destruction-announced',
  group: 'O',
  title: { ru: 'Объявлено уничтожение персональных данных', en: 'A destruction of personal data was announced' },
  source: 'Architecture decision 6',
  version: 1,
  upcasts: [],
  fields: { familyId: uuid() },
  possible: () => null,
} as const satisfies EventType<unknown>;

/** Begins the names of the streams that announce destructions. */
export const DESTRUCTIONS = 'destruction-';
export const destructionStream = (familyId: string): string => `${DESTRUCTIONS}${familyId}`;
