import { Button } from '@mantine/core';
import { Link } from 'react-router';
import type { Decided } from '../../api/types';
import { useFormTexts } from '../../forms/texts';
import { Violations } from '../../forms/violations';
import { Notice } from '../../ui/tone';
import { useNames } from '../../words/names';

/** What was recorded, and what the law says about it. */
export function Done({ decided, familyId }: { readonly decided: Decided; readonly familyId: string }) {
  const t = useFormTexts();
  const names = useNames();
  return (
    <>
      <Notice tone="done" title={t('done')} live>
        {decided.events.map(({ type }) => names.event(type)).join(', ')}
      </Notice>
      <Violations items={decided.violations} />
      <div>
        <Button component={Link} to={`/families/${familyId}`}>
          {t('toCard')}
        </Button>{' '}
        <Button variant="default" component={Link} to={`/families/${familyId}/record`}>
          {t('another')}
        </Button>
      </div>
    </>
  );
}
