import { NativeSelect } from '@mantine/core';
import { Page, Section } from '../../ui/page';
import { useMe } from '../../session/use-session';
import { PlaceBar } from '../shared/place-bar';
import { usePlace } from '../shared/place';
import { mayName } from '../shared/rights';
import { useFigureTexts } from '../shared/texts';
import { Changes } from './changes';
import { FigureFamilies } from './figure-families';
import { useFigurePageTexts } from './texts';
import classes from '../shared/figures.module.css';

const NAMES = ['opening', 'in', 'inFirst', 'inRepeated', 'out', 'outPositive', 'outPatronage', 'closing'] as const;
const FIGURES = (['families', 'minors'] as const).flatMap((of) => NAMES.map((name) => ({ of, name })));

/** One figure of a quarter: the families that it counts, and what changed it since a day. */
export function FigurePage() {
  const t = useFigurePageTexts();
  const f = useFigureTexts();
  const { roles } = useMe();
  const { unit, quarter, get, set } = usePlace();
  const figure = get('figure') ?? 'families.closing';
  const shows = mayName(roles) && get('show') !== 'changes' ? 'families' : 'changes';
  const options = FIGURES.map(({ of, name }) => ({
    value: `${of}.${name}`,
    label: `${f(of)}: ${f(`figure.${name}`)}`,
  }));
  const asked = { unit, quarter, figure };
  return (
    <Page title={t('title')} actions={<PlaceBar />}>
      <div className={classes.bar}>
        <NativeSelect
          label={t('figure')}
          data={options}
          value={figure}
          onChange={(event) => set({ figure: event.currentTarget.value })}
        />
        {mayName(roles) ? (
          <div className={classes.switch} role="group" aria-label={t('show')}>
            {(['families', 'changes'] as const).map((one) => (
              <button key={one} type="button" aria-pressed={shows === one} onClick={() => set({ show: one })}>
                {t(one)}
              </button>
            ))}
          </div>
        ) : null}
      </div>
      <Section title={t(shows)}>
        {shows === 'families' ? <FigureFamilies {...asked} /> : <Changes {...asked} />}
      </Section>
    </Page>
  );
}
