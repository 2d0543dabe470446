import { Button } from '@mantine/core';
import { Link } from 'react-router';
import { useCommon } from '../i18n';

/** The way back to the family that something was recorded about. */
export function BackLink({ to }: { readonly to: string }) {
  const t = useCommon();
  return (
    <div>
      <Button component={Link} to={to}>
        {t('toCard')}
      </Button>
    </div>
  );
}
