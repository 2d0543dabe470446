import { NavLink } from 'react-router';
import { useCommon } from '../i18n';
import type { NavItem } from './workplace';
import classes from './shell.module.css';

interface NavProps {
  readonly items: readonly NavItem[];
  readonly chosen?: () => void;
}
/** The menu of the signed-in user. */
export function Nav({ items, chosen }: NavProps) {
  const t = useCommon();
  return (
    <nav aria-label={t('menu')}>
      <ul className={classes.nav}>
        {items.map(({ to, text }) => (
          <li key={to}>
            <NavLink to={to} {...(chosen === undefined ? {} : { onClick: chosen })}>
              {t(text)}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
