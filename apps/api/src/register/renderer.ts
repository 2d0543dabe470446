import { historyReader, openLogReader, openVaultReader, type LogPlace } from '@kurator/event-log';
import { familyView } from '@kurator/family';
import { familyProjections, renderFamily, type Renderer } from '@kurator/read-models';
import { regulationOf, type LawSource } from './law';
import { projections } from './projections';
import { registerShapes } from './shapes';

/** What a renderer thread opens for itself: plain data, copied into it. */
export interface RendererOptions {
  readonly log: LogPlace;
  readonly vaultFile: string;
  readonly masterKey: Uint8Array;
  readonly law: LawSource;
}

/** Renders families for a rebuild, in a thread of its own, from the log and the vault opened read-only. */
export async function createRenderer(options: unknown): Promise<Renderer> {
  const { log: place, vaultFile, masterKey, law } = options as RendererOptions;
  const log = await openLogReader(place);
  const vault = openVaultReader({ file: vaultFile, masterKey: Buffer.from(masterKey) });
  const reader = historyReader({ log, vault, shapes: registerShapes });
  const regulation = regulationOf(law);
  const byFamily = familyProjections(projections);
  return {
    async render(familyId) {
      const { facts, revision } = await reader.load(`family-${familyId}`, 'persons');
      if (revision < 0) return null;
      return renderFamily(byFamily, familyId, { view: familyView(familyId, facts, regulation), revision });
    },
    async close() {
      await log.close();
      await vault.close();
    },
  };
}
