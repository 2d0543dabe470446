import { useState } from 'react';
import { Link } from 'react-router';
import { useMe } from '../../session/use-session';
import { figureOf } from '../shared/quarter-figures';
import figures from '../shared/figures.module.css';
import { useFigureTexts } from '../shared/texts';
import { changeOf, FIGURES, signed, type Figure, type Mapped, type Row, type Shown } from './rows';
import { Legend, Ranked } from './map-parts';
import { useTerritoryTexts } from './texts';
import { placed, shadesOf, stepOf } from './tiles';
import { wayTo } from './way';
import classes from './map.module.css';

/** A tile for each territory, the darker the greater the chosen figure; beside it the same figures in order. */
export function TerritoryMap({ rows, of, quarter }: Shown) {
  const [figure, setFigure] = useState<Figure>('closing');
  const f = useFigureTexts();
  const shades = shadesOf(rows.map(({ now }) => figureOf(now, of, figure) ?? 0));
  const shown = { rows, of, quarter, figure, shades };
  return (
    <>
      <FigureSwitch figure={figure} change={setFigure} />
      <div className={classes.beside}>
        <figure className={classes.figure} aria-label={f(`figure.${figure}`)}>
          <Tiles {...shown} />
          <Legend shades={shades} />
        </figure>
        <Ranked {...shown} />
      </div>
    </>
  );
}

interface SwitchProps {
  readonly figure: Figure;
  readonly change: (figure: Figure) => void;
}
function FigureSwitch({ figure, change }: SwitchProps) {
  const t = useTerritoryTexts();
  const f = useFigureTexts();
  return (
    <div className={`${figures.switch} ${classes.choice}`} role="group" aria-label={t('figure')}>
      {FIGURES.map((one) => (
        <button key={one} type="button" aria-pressed={one === figure} onClick={() => change(one)}>
          {f(`figure.${one}`)}
        </button>
      ))}
    </div>
  );
}

function Tiles(props: Mapped) {
  const t = useTerritoryTexts();
  const { columns, at } = placed(props.rows);
  // In the order in which they are read: the keyboard goes through the map as the eye does.
  const order = (row: Row): number => (at.get(row.unit)?.row ?? 0) * 1_000 + (at.get(row.unit)?.column ?? 0);
  const style = { gridTemplateColumns: `repeat(${columns}, minmax(var(--tile), 1fr))` };
  return (
    <div className={classes.scroll}>
      <ul className={classes.tiles} aria-label={t('map')} style={style}>
        {props.rows
          .toSorted((a, b) => order(a) - order(b))
          .map((row) => {
            const place = at.get(row.unit);
            return (
              <li key={row.unit} style={{ gridColumn: place?.column, gridRow: place?.row }}>
                <TileOf {...props} row={row} />
              </li>
            );
          })}
      </ul>
    </div>
  );
}

function TileOf({ row, of, quarter, figure, shades }: Mapped & { readonly row: Row }) {
  const t = useTerritoryTexts();
  const { roles } = useMe();
  const n = figureOf(row.now, of, figure);
  const change = changeOf(row, of, figure);
  return (
    <Link
      className={classes.tile}
      data-step={stepOf(n, shades)}
      to={wayTo({ unit: row.unit, quarter, of, figure }, roles)}
    >
      <span className={classes.name}>{row.name}</span>
      <span className={classes.number}>{n ?? '—'}</span>
      <span className={classes.change}>{change === null ? '' : t('yearly', { change: signed(change) })}</span>
    </Link>
  );
}
