import { Component, lazy, Suspense, type ComponentType, type LazyExoticComponent, type ReactNode } from 'react';
import { BrowserRouter, Navigate, Route, Routes, useLocation } from 'react-router';
import { ErrorPage, NotFoundPage } from './shell/error-page';
import { Shell } from './shell/shell';
import { navFor, workplaces } from './shell/workplaces';
import { useMe } from './session/use-session';
import { Loading } from './ui/states';

/** The first page of a role is the first entry of its menu. */
function Home() {
  const [first] = navFor(useMe().roles);
  return first === undefined ? <NotFoundPage /> : <Navigate to={first.to} replace />;
}

interface PageRoute {
  readonly path: string;
  readonly Page: LazyExoticComponent<ComponentType>;
}
/** Every page once: made outside of rendering, or each render would load it again. */
const pages: readonly PageRoute[] = workplaces.flatMap(({ pages: own }) =>
  Object.entries(own).map(([path, load]) => ({ path, Page: lazy(async () => ({ default: await load() })) })),
);

/** Every address of the application. */
export function Router() {
  return (
    <BrowserRouter>
      <Shell>
        <Guarded>
          <Routes>
            <Route index Component={Home} />
            {pages.map(({ path, Page }) => (
              <Route key={path} path={path} Component={Page} />
            ))}
            <Route path="*" Component={NotFoundPage} />
          </Routes>
        </Guarded>
      </Shell>
    </BrowserRouter>
  );
}

/** A page that breaks leaves the rest of the application usable; another address is another try. */
function Guarded({ children }: { readonly children: ReactNode }) {
  const { pathname } = useLocation();
  return (
    <Boundary key={pathname}>
      <Suspense fallback={<Loading />}>{children}</Suspense>
    </Boundary>
  );
}

class Boundary extends Component<{ readonly children: ReactNode }, { readonly error: unknown }> {
  override state = { error: null as unknown };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }
  override render() {
    return this.state.error === null ? this.props.children : <ErrorPage error={this.state.error} />;
  }
}
