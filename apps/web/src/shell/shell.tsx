import { lazy, Suspense, useRef, useState, type ReactNode } from 'react';
import { useCommon } from '../i18n';
import { connection } from '../live/connection';
import { useLive } from '../live/use-live';
import { useMe } from '../session/use-session';
import { useStore } from '../ui/store';
import { MenuIcon } from './icons';
import { Nav } from './nav';
import { navFor } from './workplaces';
import classes from './shell.module.css';

/** They come after the page that stands beneath them: what drops down is a sixth of all that is loaded. */
const Tools = lazy(() => import('./tools'));
/** Only narrow screens need it. */
const NavDrawer = lazy(() => import('./nav-drawer'));

/** What stands around every page: the menu by role, the search, the account, and word of a lost connection. */
export function Shell({ children }: { readonly children: ReactNode }) {
  const t = useCommon();
  const { roles } = useMe();
  const [open, setOpen] = useState(false);
  useLive(roles.every((role) => role === 'INSPECTOR'));
  const burger = useRef<HTMLButtonElement>(null);
  const items = navFor(roles);
  // The drawer goes with all that is in it; where it leads to a page, that takes the focus.
  const close = (): void => {
    setOpen(false);
    burger.current?.focus();
  };
  return (
    <div className={classes.shell}>
      <a className={classes.skip} href="#content">
        {t('skip')}
      </a>
      <header className={`${classes.bar} no-print`}>
        <button
          ref={burger}
          type="button"
          className={classes.burger}
          aria-label={t('menu')}
          onClick={() => setOpen(true)}
        >
          <MenuIcon />
        </button>
        <span className={classes.brand}>{t('product')}</span>
        <Suspense fallback={<span className={classes.awaited} />}>
          <Tools />
        </Suspense>
      </header>
      <aside className={`${classes.side} no-print`}>
        <Nav items={items} />
      </aside>
      {open ? (
        <Suspense>
          <NavDrawer items={items} close={close} />
        </Suspense>
      ) : null}
      <main id="content" className={classes.content} tabIndex={-1}>
        <Lost />
        {children}
      </main>
    </div>
  );
}

function Lost() {
  const t = useCommon();
  const lost = useStore(connection.lost);
  return (
    <div role="status" className={lost ? classes.lost : ''}>
      {lost ? t('connection.lost') : null}
    </div>
  );
}
