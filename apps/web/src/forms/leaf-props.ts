import type { Value } from './schema';

/** What every box is told. */
export interface LeafProps {
  readonly label: string;
  readonly required: boolean;
  readonly value: Value;
  readonly change: (value: Value) => void;
  readonly error?: string | undefined;
}
