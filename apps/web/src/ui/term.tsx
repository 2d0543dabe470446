import type { ReactNode } from 'react';

/** One line of a list of terms (`dl`): what it is, and what is known of it. */
export const Term = ({ name, children }: { readonly name: string; readonly children: ReactNode }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);
