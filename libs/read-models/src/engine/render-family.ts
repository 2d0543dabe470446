import type { DatedChange, Doc, FamilyWrite } from '../port';
import type { FamilyProjection, Projection } from '../projection';

/** A projection could not render a family. Its message names classes only: messages of others may quote personal data. */
export class RenderFailed extends Error {}

/** What went wrong in words that may be stored and shown: where and which class of error, never its text. */
export const describeFailure = (where: string, error: unknown): string =>
  `${where}: ${error instanceof Error ? error.constructor.name : typeof error}`;

export const familyProjections = <View>(projections: readonly Projection<View>[]): readonly FamilyProjection<View>[] =>
  projections.filter((projection) => projection.kind === 'family');

/**
 * Everything that all projections by family say about one family.
 * @throws RenderFailed naming the projection
 */
export function renderFamily<View>(
  projections: readonly FamilyProjection<View>[],
  family: string,
  { view, revision }: { readonly view: View; readonly revision: number },
): FamilyWrite {
  const documents: Record<string, Doc[]> = {};
  const changes: DatedChange[] = [];
  for (const projection of projections) {
    try {
      const rendered = projection.render(view);
      for (const [collection, docs] of Object.entries(rendered.documents)) (documents[collection] ??= []).push(...docs);
      for (const change of rendered.changes ?? []) changes.push(change);
    } catch (error) {
      throw new RenderFailed(describeFailure(projection.name, error), { cause: error });
    }
  }
  return { family, revision, documents, changes };
}
