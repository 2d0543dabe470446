import type { DatedChange, Doc, FamilyWrite } from '../port';
import type { FamilyProjection, Projection, Rendered } from '../projection';

/** A projection could not render a family. Its message names classes only: messages of others may quote personal data. */
export class RenderFailed extends Error {}

/** What went wrong in words that may be stored and shown: where and which class of error, never its text. */
export const describeFailure = (where: string, error: unknown): string =>
  `${where}: ${error instanceof Error ? error.constructor.name : typeof error}`;

export const familyProjections = <View>(projections: readonly Projection<View>[]): readonly FamilyProjection<View>[] =>
  projections.filter((projection) => projection.kind === 'family');

/** What each projection says of a family, in the order of the projections. */
export type Parts = readonly Rendered[];

/** @throws RenderFailed naming the projection */
export const partsOf = <View>(projections: readonly FamilyProjection<View>[], view: View): Parts =>
  projections.map((projection) => {
    try {
      return projection.render(view);
    } catch (error) {
      throw new RenderFailed(describeFailure(projection.name, error), { cause: error });
    }
  });

export const changesOf = (parts: Parts): readonly DatedChange[] => parts.flatMap(({ changes = [] }) => changes);

/** The parts as one rendering. */
export function wholeOf(family: string, revision: number, parts: Parts): FamilyWrite {
  const documents: Record<string, readonly Doc[]> = {};
  for (const part of parts) Object.assign(documents, part.documents);
  return { family, revision, documents, changes: changesOf(parts) };
}

/**
 * Everything that all projections by family say about one family.
 * @throws RenderFailed naming the projection
 */
export const renderFamily = <View>(
  projections: readonly FamilyProjection<View>[],
  family: string,
  { view, revision }: { readonly view: View; readonly revision: number },
): FamilyWrite => wholeOf(family, revision, partsOf(projections, view));
