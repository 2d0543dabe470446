import { useEffect, useRef, type ReactNode } from 'react';
import { useCommon } from '../i18n';
import classes from './page.module.css';

interface PageProps {
  /** What the page is, never a person's name: it stands in the tab and in the browser's history. */
  readonly title: string;
  /** The heading when it says more than the title (a family's name). */
  readonly heading?: ReactNode;
  readonly lead?: ReactNode;
  /** Buttons beside the heading. */
  readonly actions?: ReactNode;
  readonly narrow?: boolean;
  readonly children: ReactNode;
}

/** A page of the application: its heading takes the focus when one comes here, so that a screen reader tells where. */
export function Page({ title, heading, lead, actions, narrow = false, children }: PageProps) {
  const t = useCommon();
  const top = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · ${t('product')}`;
  }, [title, t]);
  useEffect(() => top.current?.focus({ preventScroll: true }), []);
  return (
    <div className={narrow ? `${classes.page} ${classes.narrow}` : classes.page}>
      <header className={classes.head}>
        <div className={classes.words}>
          <h1 ref={top} tabIndex={-1} className={classes.title}>
            {heading ?? title}
          </h1>
          {lead === undefined ? null : <div className={classes.lead}>{lead}</div>}
        </div>
        {actions === undefined ? null : <div className={`${classes.actions} no-print`}>{actions}</div>}
      </header>
      {children}
    </div>
  );
}

interface SectionProps {
  readonly title: string;
  readonly aside?: ReactNode;
  readonly id?: string;
  readonly children: ReactNode;
}
/** A titled surface within a page. */
export function Section({ title, aside, id, children }: SectionProps) {
  return (
    <section className={classes.section} aria-label={title} id={id}>
      <header className={classes.sectionHead}>
        <h2>{title}</h2>
        {aside === undefined ? null : <div className={classes.aside}>{aside}</div>}
      </header>
      <div className={classes.sectionBody}>{children}</div>
    </section>
  );
}

/** A surface without a heading of its own: the page's heading says what it is. */
export const Surface = ({ children }: { readonly children: ReactNode }) => (
  <div className={`${classes.section} ${classes.sectionBody}`}>{children}</div>
);
