import type { Histories } from '@kurator/event-log';
import { familyView, type FamilyView } from '@kurator/family';
import type { ViewSource } from '@kurator/read-models';
import type { Regulation } from '@kurator/regulation';

/** The engine renders from the histories that the decisions have just used: in one process nothing is read twice. */
export const familyViews = (
  histories: Pick<Histories, 'load'>,
  regulation: () => Regulation,
): ViewSource<FamilyView> => ({
  async load(familyId) {
    const { facts, revision } = await histories.load(`family-${familyId}`);
    return revision < 0 ? null : { view: familyView(familyId, facts, regulation()), revision };
  },
});
