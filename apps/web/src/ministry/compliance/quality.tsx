import { useStore } from '../../ui/store';
import { language } from '../../i18n/language';
import { useCommon } from '../../i18n';
import { DataTable, type Column } from '../../ui/data-table';
import { clauseText } from '../../words/clause';
import { Counted } from '../shared/counted';
import type { Compliance } from './kept';
import { useComplianceTexts } from './texts';

/** Which families stand behind a line, and how many they are; requests and discrepancies have none. */
function behind(answer: Compliance, key: string): readonly [figure: string, n: number] | null {
  const { emergency, measures, patronage, levelOverdue, repeats, duration } = answer;
  const figures: Readonly<Record<string, readonly [string, number]>> = {
    measures: ['measures.total', measures.total],
    patronage: ['patronage.familyMonths', patronage.familyMonths],
    repeats: ['repeats.within12Months', repeats.within12Months],
    levelOverdue: ['levelOverdue', levelOverdue],
    emergency: ['emergency.episodes', emergency.episodes],
    duration: ['duration.families', duration.families],
  };
  return figures[key] ?? null;
}

interface Line {
  readonly key: string;
  readonly title: string;
  readonly value: string;
  readonly clause: string;
}

/** What else the facts of the quarter say of the work, each with its definition (spec 8.2 F). */
export function Quality({ answer }: { readonly answer: Compliance }) {
  const t = useComplianceTexts();
  const common = useCommon();
  const isRussian = useStore(language) === 'ru';
  const of = (part: number, whole: number): string => t('of', { part, whole });
  const { emergency, measures, patronage, levelOverdue, repeats, duration, requests, reconciliation } = answer;
  const { median, p90 } = duration;
  const values: Readonly<Record<string, string>> = {
    measures: of(measures.done, measures.total),
    patronage: of(patronage.withVisit, patronage.familyMonths),
    requests: of(requests.met, requests.total),
    repeats: of(repeats.within12Months, repeats.registered),
    levelOverdue: String(levelOverdue),
    emergency: of(emergency.allTermsMet, emergency.episodes),
    duration:
      median === null
        ? '—'
        : t('duration', { median: common('days', { count: median }), p90: common('days', { count: p90 ?? 0 }) }),
    reconciliation: String(reconciliation.differences),
  };
  const lines = Object.entries(values).flatMap(([key, value]): readonly Line[] => {
    const definition = answer.definitions[key];
    if (definition === undefined) return [];
    const words = isRussian ? definition.ru : definition.en;
    const title = words.charAt(0).toUpperCase() + words.slice(1);
    return [{ key, title, value, clause: clauseText(definition.clause) }];
  });
  const columns: readonly Column<Line>[] = [
    { key: 'title', title: t('figure'), kind: 'strong', cell: ({ title }) => title },
    { key: 'value', title: t('number'), kind: 'number', cell: (line) => <Value line={line} answer={answer} /> },
    { key: 'clause', title: t('basis'), kind: 'minor', cell: ({ clause }) => clause },
  ];
  return <DataTable label={t('more')} columns={columns} rows={lines} rowKey={({ key }) => key} />;
}

function Value({ line: { key, value }, answer }: { readonly line: Line; readonly answer: Compliance }) {
  const { unit, period } = answer;
  const [figure, n] = behind(answer, key) ?? ['', 0];
  return (
    <Counted n={n} of={{ of: 'compliance', unit, period, figure }}>
      {value}
    </Counted>
  );
}
