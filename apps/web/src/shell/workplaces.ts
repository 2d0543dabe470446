import { commission } from '../commission/workplace';
import { inspector, reads } from '../inspector/workplace';
import { ministry } from '../ministry/workplace';
import type { NavItem, Workplace } from './workplace';

/** Every workplace in the order of the menu. A new one is one line here. */
export const workplaces: readonly Workplace[] = [commission, inspector, ministry, reads];

/** The menu of somebody with these roles. */
export const navFor = (roles: readonly string[]): readonly NavItem[] =>
  workplaces.flatMap(({ nav }) => nav).filter((item) => item.roles.some((role) => roles.includes(role)));
