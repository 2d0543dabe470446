import { historyReader, openLogReader, openVaultReader } from '@kurator/event-log';
import { familyView } from '@kurator/family';
import type { Instant } from '@kurator/kernel';
import { familyProjections, renderFamily, type Renderer } from '@kurator/read-models';
import { regulationOf } from '../register/law';
import { projections } from '../register/projections';
import type { RendererOptions } from '../register/renderer';
import { registerShapes } from '../register/shapes';

/** What a thread needs to render families as they were known. */
export interface KnownOptions extends RendererOptions {
  readonly knownAt: Instant;
  /** Projections by family that the question reads. */
  readonly needs: readonly string[];
}

/** Renders families from the facts that had been recorded by an instant, in a thread of its own. */
export async function createRenderer(options: unknown): Promise<Renderer> {
  const { log: place, vaultFile, masterKey, law, knownAt, needs } = options as KnownOptions;
  const log = await openLogReader(place);
  const vault = openVaultReader({ file: vaultFile, masterKey: Buffer.from(masterKey) });
  const reader = historyReader({ log, vault, shapes: registerShapes });
  const regulation = regulationOf(law);
  const byFamily = familyProjections(projections).filter(({ name }) => needs.includes(name));
  return {
    async render(familyId) {
      const history = await reader.load(`family-${familyId}`, 'persons');
      const facts = history.facts.filter(({ recordedAt }) => recordedAt <= knownAt);
      const revision = facts.length - 1;
      if (revision < 0) return null;
      return renderFamily(byFamily, familyId, { view: familyView(familyId, facts, regulation), revision });
    },
    async close() {
      await log.close();
      await vault.close();
    },
  };
}
