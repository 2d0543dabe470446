import { useState } from 'react';
import { Page, Section } from '../../ui/page';
import { Loading } from '../../ui/states';
import { usePlace } from '../shared/place';
import { PlaceBar } from '../shared/place-bar';
import { PlaceOnPaper } from '../shared/place-on-paper';
import type { Of } from '../shared/quarter-figures';
import { CountedSwitch } from '../shared/switch';
import { useRows } from './rows';
import { TerritoryMap } from './territory-map';
import { TerritoryTable } from './territory-table';
import { useTerritoryTexts } from './texts';

/** Every territory of the user's, as a map of tiles and side by side; each leads to its own families or quarter. */
export function TerritoriesPage() {
  const t = useTerritoryTexts();
  const { quarter } = usePlace();
  const rows = useRows(quarter);
  const [of, setOf] = useState<Of>('families');
  const lead = (
    <>
      <PlaceOnPaper quarter={quarter} />
      {t('lead')}
    </>
  );
  const shown = { rows, of, quarter };
  return (
    <Page title={t('title')} lead={lead} actions={<PlaceBar withUnit={false} />}>
      {rows.length === 0 ? (
        <Loading />
      ) : (
        <>
          <Section title={t('map')} aside={<CountedSwitch of={of} change={setOf} />}>
            <TerritoryMap {...shown} />
          </Section>
          <Section title={t('table')}>
            <TerritoryTable {...shown} />
          </Section>
        </>
      )}
    </Page>
  );
}
