import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { lazy, Suspense, useEffect } from 'react';
import { queries } from './api/queries';
import { Router } from './routes';
import { resume } from './session/actions';
import { watchIdle } from './session/idle';
import { SignInPage } from './session/sign-in-page';
import { useSession } from './session/use-session';
import { styleNonce } from './style-nonce';
import { theme, variables } from './theme';
import { Loading } from './ui/states';
import { useStore } from './ui/store';
import { themeChoice } from './ui/theme-choice';

/** Loaded while there is a connection: the server may be the one that is gone when it is needed. */
const loadExpired = () => import('./session/expired-dialog');
const ExpiredDialog = lazy(loadExpired);

/** The application: who is signed in decides what is shown. */
export function App() {
  const chosen = useStore(themeChoice);
  const scheme = chosen === 'auto' ? {} : { forceColorScheme: chosen };
  return (
    <MantineProvider
      theme={theme}
      defaultColorScheme="auto"
      cssVariablesResolver={variables}
      getStyleNonce={styleNonce}
      deduplicateCssVariables
      {...scheme}
    >
      <QueryClientProvider client={queries}>
        <Inside />
      </QueryClientProvider>
    </MantineProvider>
  );
}

function Inside() {
  const session = useSession();
  useEffect(() => void resume(), []);
  if (session.status === 'UNKNOWN') return <Loading />;
  if (session.status === 'OUT') return <SignInPage because={session.because} />;
  return <SignedIn idleMinutes={session.me.idleMinutes} hidden={session.status === 'EXPIRED'} />;
}

interface SignedInProps {
  readonly idleMinutes: number | undefined;
  readonly hidden: boolean;
}
/** The page of the signed-in user. While the password is asked for again it stays, unseen: nobody reads over a shoulder. */
function SignedIn({ idleMinutes, hidden }: SignedInProps) {
  useEffect(() => (idleMinutes === undefined ? undefined : watchIdle(idleMinutes)), [idleMinutes]);
  useEffect(() => void setTimeout(() => void loadExpired(), 3_000), []);
  return (
    <>
      <div style={hidden ? { visibility: 'hidden' } : undefined} aria-hidden={hidden}>
        <Router />
      </div>
      {hidden ? (
        <Suspense>
          <ExpiredDialog />
        </Suspense>
      ) : null}
    </>
  );
}
