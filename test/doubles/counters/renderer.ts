import type { StoredEvent } from '@kurator/event-log';
import { familyProjections, renderFamily, type Renderer } from '@kurator/read-models';
import { projections, viewOf } from './domain';

/** Renders counters in a thread, from the events handed over at its start. */
export async function createRenderer(options: unknown): Promise<Renderer> {
  const { events } = options as { readonly events: readonly StoredEvent[] };
  return {
    render: async (family) => {
      const loaded = viewOf(events, family);
      return loaded && renderFamily(familyProjections(projections), family, loaded);
    },
    close: () => undefined,
  };
}
