import type { Renderer } from '@kurator/read-models';
import type { Profile } from '@kurator/regulation';
import { regulationOf } from '../register/law';
import type { RendererOptions } from '../register/renderer';
import { openThreadReader } from '../register/thread-reader';
import { familyDuties, type Asked } from './family-duties';
import { underProfile } from './under-profile';

/** What a replay's thread opens for itself. */
export interface ReplayOptions extends RendererOptions, Omit<Asked, 'regulation'> {
  readonly profile: Profile;
}

/** Judges families under another regulation, in a thread of its own: readers are not disturbed. */
export async function createRenderer(options: unknown): Promise<Renderer> {
  const { law, profile, on, unit, span, ...files } = options as ReplayOptions;
  const reader = await openThreadReader(files);
  const asked = { regulation: underProfile(regulationOf(law), profile), on, unit, span };
  return {
    async render(family) {
      const { facts, revision } = await reader.load(family);
      if (revision < 0) return null;
      return { family, revision, documents: {}, changes: familyDuties(family, facts, asked) };
    },
    close: () => reader.close(),
  };
}
