import { familyView } from '@kurator/family';
import type { Instant } from '@kurator/kernel';
import { familyProjections, renderFamily, type Renderer } from '@kurator/read-models';
import { regulationOf } from '../register/law';
import { projections } from '../register/projections';
import type { RendererOptions } from '../register/renderer';
import { openThreadReader } from '../register/thread-reader';

/** What a thread needs to render families as they were known. */
export interface KnownOptions extends RendererOptions {
  readonly knownAt: Instant;
  /** Projections by family that the question reads. */
  readonly needs: readonly string[];
}

/** Renders families from the facts that had been recorded by an instant, in a thread of its own. */
export async function createRenderer(options: unknown): Promise<Renderer> {
  const { law, knownAt, needs, ...files } = options as KnownOptions;
  const reader = await openThreadReader(files);
  const regulation = regulationOf(law);
  const byFamily = familyProjections(projections).filter(({ name }) => needs.includes(name));
  return {
    async render(familyId) {
      const history = await reader.load(familyId);
      const facts = history.facts.filter(({ recordedAt }) => recordedAt <= knownAt);
      if (facts.length === 0) return null;
      const view = familyView(familyId, facts, regulation);
      return renderFamily(byFamily, familyId, { view, revision: view.revision });
    },
    close: () => reader.close(),
  };
}
