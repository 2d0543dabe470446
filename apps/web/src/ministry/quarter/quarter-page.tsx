import { useState } from 'react';
import { Page, Section } from '../../ui/page';
import { dayText } from '../../ui/dates';
import { Loaded } from '../../ui/states';
import { Notice } from '../../ui/tone';
import { ExportButton } from '../../exports/export-button';
import { useMe } from '../../session/use-session';
import { CountedSwitch } from '../shared/switch';
import { PlaceBar } from '../shared/place-bar';
import { PlaceOnPaper } from '../shared/place-on-paper';
import { REGION, usePlace } from '../shared/place';
import { moved } from '../../ui/quarters';
import { figureOf, useQuarter, type Of, type Quarter } from '../shared/quarter-figures';
import { StatusBadge } from '../shared/status-badge';
import { useFigureTexts } from '../shared/texts';
import { MovementTable } from './movement-table';
import { MovementTiles } from './movement-tiles';
import { Steps } from './steps';
import { Structure } from './structure';
import { Trend } from './trend';
import { useQuarterTexts } from './texts';

/** `GET /statistics/quarters/{quarter}`: a quarter at a glance, of a territory or the whole region. */
export function QuarterPage() {
  const t = useQuarterTexts();
  const { unit, quarter } = usePlace();
  const query = useQuarter({ unit, quarter });
  return (
    <Page title={t('title')} lead={query.data ? <Lead quarter={query.data} /> : ''} actions={<PlaceBar />}>
      <Loaded query={query}>{(data) => <Whole quarter={data} />}</Loaded>
    </Page>
  );
}

function Lead({ quarter: { unit, period, status, version, asOf } }: { readonly quarter: Quarter }) {
  const t = useQuarterTexts();
  return (
    <>
      <PlaceOnPaper unit={unit} quarter={period} />
      <StatusBadge status={status} /> {version > 0 ? `${t('version', { version })}, ` : ''}
      {t('asOf', { day: dayText(asOf) })}
    </>
  );
}

function Whole({ quarter }: { readonly quarter: Quarter }) {
  const t = useQuarterTexts();
  const f = useFigureTexts();
  const [of, setOf] = useState<Of>('families');
  const before = useQuarter({ unit: quarter.unit, quarter: moved(quarter.period, -4) }).data;
  const shown = { quarter, before, of };
  return (
    <>
      <Section title={t('movement')} aside={<CountedSwitch of={of} change={setOf} />}>
        <MovementTiles {...shown} />
        <Balance quarter={quarter} of={of} />
      </Section>
      <Section title={t('made')}>
        <MovementTable {...shown} />
      </Section>
      <Section title={t('trend')}>
        <Trend unit={quarter.unit} quarter={quarter.period} of={of} />
      </Section>
      <Section title={t('structure')}>
        <Structure quarter={quarter} />
        {(quarter.masked ?? []).length > 0 ? <p>{f('masked')}</p> : null}
      </Section>
      <Section title={t('steps')} id="steps" aside={<List quarter={quarter} />}>
        <Steps quarter={quarter} isRegion={quarter.unit === REGION} />
      </Section>
    </>
  );
}

/** The list of the whole region (MARIEL 5.7, form F-M8), for the operator of the ministry. */
function List({ quarter: { unit, period } }: { readonly quarter: Quarter }) {
  const { roles } = useMe();
  if (unit !== REGION || !roles.includes('MINISTRY_OPERATOR')) return null;
  return <ExportButton body={{ form: 'F-M8', filters: { unit, period }, format: 'XLSX' }} />;
}

interface Check {
  readonly of: string;
  readonly holds: boolean;
  readonly expected: number;
  readonly counted: number;
}
/** ST-05: the closing balance is counted by itself, so that it can tell when a flow is wrong. */
function Balance({ quarter, of }: { readonly quarter: Quarter; readonly of: Of }) {
  const t = useQuarterTexts();
  const check = (quarter.checks as unknown as readonly Check[]).find((one) => one.of === of);
  if (check === undefined) return null;
  if (check.holds)
    return (
      <p style={{ margin: '10px 0 0', color: 'var(--k-text-2)', fontSize: '0.88rem' }}>
        <Sum quarter={quarter} of={of} />
      </p>
    );
  const { expected, counted } = check;
  return (
    <Notice tone="late" title={t('broken')}>
      {t('brokenText', { expected, counted })}
    </Notice>
  );
}

/** The balance in numbers, with what is taken into account of earlier quarters (spec 8.5); in words where one is hidden. */
function Sum({ quarter, of }: { readonly quarter: Quarter; readonly of: Of }) {
  const t = useQuarterTexts();
  const [opening, registered, removed, closing] = (['opening', 'in', 'out', 'closing'] as const).map((name) =>
    figureOf(quarter, of, name),
  );
  if ([opening, registered, removed, closing].includes(null)) return t('balanced');
  const late = (figureOf(quarter, of, 'adjustmentsIn') ?? 0) - (figureOf(quarter, of, 'adjustmentsOut') ?? 0);
  const told = { opening, in: registered, out: removed, closing };
  if (late === 0) return t('sum', told);
  return t('sumWithLate', { ...told, sign: late > 0 ? '+' : '−', late: Math.abs(late) });
}
