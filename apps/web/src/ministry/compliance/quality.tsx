import { useStore } from '../../ui/store';
import { language } from '../../i18n/language';
import { useCommon } from '../../i18n';
import { DataTable, type Column } from '../../ui/data-table';
import { clauseText } from '../../words/clause';
import type { Compliance } from './kept';
import { useComplianceTexts } from './texts';

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
    { key: 'value', title: t('number'), kind: 'number', cell: ({ value }) => value },
    { key: 'clause', title: t('basis'), kind: 'minor', cell: ({ clause }) => clause },
  ];
  return <DataTable label={t('more')} columns={columns} rows={lines} rowKey={({ key }) => key} />;
}
