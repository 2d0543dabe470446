import type { Said } from './lines';
import classes from './said.module.css';

/** What an event says, a line for each field; groups are set in. */
export function SaidList({ lines }: { readonly lines: readonly Said[] }) {
  return (
    <dl className={classes.said}>
      {lines.map(({ title, text, inner }, at) => (
        <div key={at} data-group={inner.length > 0}>
          <dt>{title}</dt>
          <dd>{inner.length > 0 ? <SaidList lines={inner} /> : text}</dd>
        </div>
      ))}
    </dl>
  );
}
