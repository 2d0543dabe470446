import type { History } from '@kurator/event-log';
import { extendView, familyView, type FamilyView } from '@kurator/family';
import type { ViewSource } from '@kurator/read-models';
import type { Regulation } from '@kurator/regulation';
import { LRUCache } from 'lru-cache';
import type { WholeHistories } from './whole-histories';

/** Families whose folded view is kept: those that are being worked on. */
const KEPT = 2_000;

interface Kept {
  readonly view: FamilyView;
  /** What it was folded from. */
  readonly facts: History['facts'];
}

/**
 * The folded views of the families that were used last, grown by what is appended: the decision that comes next and
 * the projections fold nothing again.
 */
export class FamilyViews {
  private readonly kept = new LRUCache<string, Kept>({ max: KEPT });

  constructor(private readonly regulation: () => Regulation) {}

  /** The view of a family's history. */
  of(familyId: string, { facts, revision }: History): FamilyView {
    const regulation = this.regulation();
    const known = this.kept.get(familyId);
    const usable = known?.view.regulation === regulation && known.view.revision <= revision ? known : null;
    const view = (usable && grown(usable, facts)) ?? familyView(familyId, facts, regulation);
    this.kept.set(familyId, { view, facts });
    return view;
  }
}

/** What is known, with the facts that followed; of a merged family, whose facts do not follow each other, only the same. */
const grown = ({ view, facts: before }: Kept, facts: History['facts']): FamilyView | null =>
  before === facts ? view : extendView(view, facts.slice(view.revision + 1));

/** The engine renders from the histories and views that the decisions have just used: nothing is read or folded twice. */
export const familyViews = (wholes: Pick<WholeHistories, 'load'>, views: FamilyViews): ViewSource<FamilyView> => ({
  async load(familyId, atLeast) {
    const history = await wholes.load(`family-${familyId}`, atLeast);
    return history.revision < 0 ? null : { view: views.of(familyId, history), revision: history.revision };
  },
});
