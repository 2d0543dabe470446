import type { Schema } from '../schema-of';
import { basicComponents } from './basic-answers';
import { familyComponents } from './family-answers';
import { quarterComponents } from './quarter-answers';
import { statisticsComponents } from './statistics-answers';
import { streamComponents } from './stream-answers';

/** Schemas of answers that several routes share, by their name in the document. */
export const components: Readonly<Record<string, Schema>> = {
  ...basicComponents,
  ...familyComponents,
  ...streamComponents,
  ...quarterComponents,
  ...statisticsComponents,
};
