import type { Form, Head } from '../form';

/** A form with what fills it. */
export interface Table<Row> {
  readonly form: Form<Row>;
  readonly head: Head;
  /** Taken one after the other: no renderer holds more than a few. */
  readonly rows: AsyncIterable<Row>;
}
