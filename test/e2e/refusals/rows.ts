import { CORRECTION_ROWS } from './correction-rows';
import { EDGE_ROWS } from './edge-rows';
import { FAMILY_ROWS } from './family-rows';
import { LAW_ROWS } from './law-rows';
import { LIFE_ROWS } from './life-rows';
import { MERGE_ROWS } from './merge-rows';
import type { Row } from './row';
import { STREAM_ROWS } from './stream-rows';

/** Everything that the register refuses over HTTP while all its parts work. */
export const ROWS: readonly Row[] = [
  ...FAMILY_ROWS,
  ...LIFE_ROWS,
  ...CORRECTION_ROWS,
  ...MERGE_ROWS,
  ...STREAM_ROWS,
  ...LAW_ROWS,
  ...EDGE_ROWS,
];
