import { Button, Loader } from '@mantine/core';
import type { ReactNode } from 'react';
import { ConnectionLost, isBuilding, ProblemError } from '../api/problem';
import { useCommon } from '../i18n';
import classes from './states.module.css';

interface EmptyProps {
  readonly title?: string;
  readonly text?: ReactNode;
  /** The next step: a button or a link. */
  readonly next?: ReactNode;
}
/** Nothing to show: says why, and what to do next. */
export function Empty({ title, text, next }: EmptyProps) {
  const t = useCommon();
  return (
    <div className={classes.state}>
      <p className={classes.title}>{title ?? t('empty.title')}</p>
      {text === undefined ? null : <p className={classes.text}>{text}</p>}
      {next === undefined ? null : <div className="no-print">{next}</div>}
    </div>
  );
}

/** What an error means in words: the server's own, or those of a lost connection. */
export function useErrorText(): (error: unknown) => string {
  const t = useCommon();
  return (error) => {
    if (error instanceof ConnectionLost) return t('error.connection');
    if (error instanceof ProblemError) return error.problem.detail || error.problem.title;
    return t('error.unexpected');
  };
}

interface FailedProps {
  readonly error: unknown;
  readonly retry?: () => void;
}
/** What went wrong, in the server's words, with a way to go on. */
export function Failed({ error, retry }: FailedProps) {
  const t = useCommon();
  const words = useErrorText();
  const title = error instanceof ProblemError ? error.problem.title : t('error.title');
  return (
    <div className={classes.state} role="alert">
      <p className={classes.title}>{title}</p>
      <p className={classes.text}>{words(error)}</p>
      {retry === undefined ? null : (
        <Button variant="default" onClick={retry}>
          {t('reload')}
        </Button>
      )}
    </div>
  );
}

/** What is asked for is being built: how far that is, until it comes by itself. */
function Building({ error: { problem } }: { readonly error: ProblemError }) {
  const { done = 0, total = 0, title, detail } = problem;
  return (
    <div className={classes.state} role="status">
      <p className={classes.title}>{title}</p>
      <p className={classes.text}>{detail}</p>
      <progress className={classes.progress} aria-label={title} value={done} max={Math.max(1, total)} />
    </div>
  );
}

/** Work under way; says so to a screen reader too. */
export function Loading() {
  const t = useCommon();
  return (
    <div className={classes.loading} role="status">
      <Loader size="sm" color="var(--k-accent)" />
      <span>{t('loading')}</span>
    </div>
  );
}

interface QueryLike<T> {
  readonly data: T | undefined;
  readonly error: unknown;
  /** Of a try that is repeated. */
  readonly failureReason: unknown;
  readonly refetch: () => unknown;
}
interface LoadedProps<T> {
  readonly query: QueryLike<T>;
  readonly children: (data: T) => ReactNode;
}
/** The three states of what is read: under way, refused, there. Data that is there stays when a later try fails. */
export function Loaded<T>({ query, children }: LoadedProps<T>) {
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (isBuilding(query.failureReason)) return <Building error={query.failureReason} />;
  if (query.error !== null) return <Failed error={query.error} retry={() => void query.refetch()} />;
  return <Loading />;
}
