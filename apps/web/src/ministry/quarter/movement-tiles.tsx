import { Link } from 'react-router';
import { useMe } from '../../session/use-session';
import { linkTo } from '../shared/place';
import { figureOf, type Of, type Quarter } from '../shared/quarter-figures';
import { mayName } from '../shared/rights';
import { useFigureTexts } from '../shared/texts';
import { useQuarterTexts } from './texts';
import classes from '../shared/figures.module.css';

export interface Shown {
  readonly quarter: Quarter;
  /** The same quarter a year before; undefined where there is none. */
  readonly before: Quarter | undefined;
  readonly of: Of;
}
const FOUR = ['opening', 'in', 'out', 'closing'] as const;

/** The four figures that everybody asks for first. */
export function MovementTiles({ quarter, before, of }: Shown) {
  const t = useFigureTexts();
  return (
    <div className={classes.tiles}>
      {FOUR.map((name) => {
        const ago = figureOf(before, of, name);
        return (
          <div key={name} className={classes.tile}>
            <span className={classes.tileName}>{t(`figure.${name}`)}</span>
            <span className={classes.tileValue} data-figure={`${of}.${name}`}>
              {figureOf(quarter, of, name) ?? '—'}
            </span>
            <span className={classes.tileNote}>{ago === null ? '' : t('yearAgo', { value: ago })}</span>
            <Ways quarter={quarter} figure={`${of}.${name}`} name={t(`figure.${name}`)} />
          </div>
        );
      })}
    </div>
  );
}

interface WaysProps {
  readonly quarter: Quarter;
  readonly figure: string;
  readonly name: string;
}
/** On to the families behind a figure, and to what changed it. */
function Ways({ quarter: { unit, period }, figure, name }: WaysProps) {
  const t = useQuarterTexts();
  const { roles } = useMe();
  const place = { unit, quarter: period, figure };
  return (
    <span className={`${classes.tileLinks} no-print`}>
      {mayName(roles) ? (
        <Link to={linkTo('/figure', place)} aria-label={`${name}: ${t('who')}`}>
          {t('who')}
        </Link>
      ) : null}
      <Link to={linkTo('/figure', { ...place, show: 'changes' })} aria-label={`${name}: ${t('why')}`}>
        {t('why')}
      </Link>
    </span>
  );
}
