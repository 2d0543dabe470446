import { Link } from 'react-router';
import { useCommon } from '../i18n';
import { Page } from '../ui/page';
import { Empty, Failed } from '../ui/states';

/** An address that leads nowhere, or into a section that the role does not have. */
export function NotFoundPage() {
  const t = useCommon();
  return (
    <Page title={t('error.notFound')} narrow>
      <Empty title={t('error.notFoundText')} next={<Link to="/">{t('error.home')}</Link>} />
    </Page>
  );
}

/** A page that broke; a new version of the application explains it most often, which a reload brings. */
export function ErrorPage({ error }: { readonly error: unknown }) {
  const t = useCommon();
  return (
    <Page title={t('error.title')} narrow>
      <Failed error={error} retry={() => location.reload()} />
    </Page>
  );
}
