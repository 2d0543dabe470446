import { historyReader, openLogReader, openVaultReader } from '@kurator/event-log';
import type { Renderer } from '@kurator/read-models';
import type { ListQuestion } from '@projections/register-list';
import { regulationOf } from '../register/law';
import type { RendererOptions } from '../register/renderer';
import { registerShapes } from '../register/shapes';
import { listedOf } from './sources/listing';

/** What a thread that fills a list opens for itself. */
export interface ListOptions extends RendererOptions {
  readonly question: ListQuestion;
}
/** Where a family's rows stand in what the thread answers. */
export const LISTED = 'listed';

/** Renders the rows of families in a thread of its own: readers are not disturbed. */
export async function createRenderer(options: unknown): Promise<Renderer> {
  const { log: place, vaultFile, masterKey, law, question } = options as ListOptions;
  const log = await openLogReader(place);
  const vault = openVaultReader({ file: vaultFile, masterKey: Buffer.from(masterKey) });
  const reader = historyReader({ log, vault, shapes: registerShapes });
  const regulation = regulationOf(law);
  return {
    async render(family) {
      const { facts, revision } = await reader.load(`family-${family}`, 'all');
      if (revision < 0) return null;
      const listed = listedOf(family, facts, { regulation, question });
      return { family, revision, documents: { [LISTED]: [{ id: family, ...listed }] }, changes: [] };
    },
    async close() {
      await log.close();
      await vault.close();
    },
  };
}
