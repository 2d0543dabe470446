import type { Histories } from '@kurator/event-log';
import { builtFile } from '@kurator/platform';
import { startRenderers } from '@kurator/read-models';
import type { Regulation } from '@kurator/regulation';
import type { ListQuestion } from '@projections/register-list';
import type { RendererOptions } from '../../register/renderer';
import { LISTED, type ListOptions } from '../renderer';
import { listedOf, type Listed } from './listing';

/** What families are rendered from. */
export interface FamilyParts {
  readonly histories: Pick<Histories, 'loadAll'>;
  readonly regulation: () => Regulation;
  /** What a thread needs to open log and keys for itself. */
  readonly threads: () => RendererOptions;
}
/** Gives the rows of families. */
export interface Families {
  of(familyIds: readonly string[]): Promise<ReadonlyMap<string, Listed>>;
  close(): Promise<void>;
}

/** As many families are rendered beside the requests; more go to a thread, which costs a second to start. */
const INLINE = 300;
/** One core stays with those who read and decide meanwhile. */
const THREADS = 1;
const RENDERER = 'apps/api/src/exports/renderer';

const here = ({ histories, regulation }: FamilyParts, question: ListQuestion): Families => ({
  async of(familyIds) {
    const law = regulation();
    const found = new Map<string, Listed>();
    for (const familyId of familyIds) {
      const { facts } = await histories.loadAll(`family-${familyId}`);
      found.set(familyId, listedOf(familyId, facts, { regulation: law, question }));
    }
    return found;
  },
  close: () => Promise.resolve(),
});

async function inThread({ threads }: FamilyParts, question: ListQuestion): Promise<Families> {
  const options: ListOptions = { ...threads(), question };
  const pool = await startRenderers({ module: builtFile(RENDERER), options }, THREADS);
  return {
    async of(familyIds) {
      const writes = await pool.renderAny(familyIds);
      return new Map(writes.map(({ family, documents }) => [family, documents[LISTED]?.[0] as unknown as Listed]));
    },
    close: () => pool.close(),
  };
}

/** @param count families that will be asked for */
export const openFamilies = (parts: FamilyParts, question: ListQuestion, count: number): Promise<Families> =>
  count <= INLINE ? Promise.resolve(here(parts, question)) : inThread(parts, question);
