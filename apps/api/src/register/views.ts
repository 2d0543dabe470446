import type { Histories, History } from '@kurator/event-log';
import { extendView, familyView, type FamilyView } from '@kurator/family';
import type { ViewSource } from '@kurator/read-models';
import type { Regulation } from '@kurator/regulation';
import { LRUCache } from 'lru-cache';

/** Families whose folded view is kept: those that are being worked on. */
const KEPT = 2_000;

/**
 * The folded views of the families that were used last, grown by what is appended: the decision that comes next and
 * the projections fold nothing again.
 */
export class FamilyViews {
  private readonly kept = new LRUCache<string, FamilyView>({ max: KEPT });

  constructor(private readonly regulation: () => Regulation) {}

  /** The view of a family's history. */
  of(familyId: string, { facts, revision }: History): FamilyView {
    const regulation = this.regulation();
    const known = this.kept.get(familyId);
    const usable = known?.regulation === regulation && known.revision <= revision ? known : null;
    const grown = usable && extendView(usable, facts.slice(usable.revision + 1));
    const view = grown ?? familyView(familyId, facts, regulation);
    this.kept.set(familyId, view);
    return view;
  }
}

/** The engine renders from the histories and views that the decisions have just used: nothing is read or folded twice. */
export const familyViews = (histories: Pick<Histories, 'load'>, views: FamilyViews): ViewSource<FamilyView> => ({
  async load(familyId, atLeast) {
    const history = await histories.load(`family-${familyId}`, atLeast);
    return history.revision < 0 ? null : { view: views.of(familyId, history), revision: history.revision };
  },
});
