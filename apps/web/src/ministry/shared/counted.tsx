import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useMe } from '../../session/use-session';
import { linkTo } from './place';
import { mayName } from './rights';

interface CountedProps {
  /** As it is shown. */
  readonly children: ReactNode;
  /** Nothing is behind a zero. */
  readonly n: number;
  /** What the number is, for the page of its families. */
  readonly of: Readonly<Record<string, string>>;
}
/** A number that leads to the families that it counts, for those who may see them. */
export function Counted({ children, n, of }: CountedProps) {
  const { roles } = useMe();
  return n === 0 || !mayName(roles) ? children : <Link to={linkTo('/counted', of)}>{children}</Link>;
}
