import { useInfiniteQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { answered, api } from '../../api/client';
import type { components } from '../../api/schema.gen';
import { language } from '../../i18n/language';
import { Page, Section } from '../../ui/page';
import { Loaded } from '../../ui/states';
import { useStore } from '../../ui/store';
import { clauseText } from '../../words/clause';
import { FamilyTable } from './family-table';
import { useFigurePageTexts } from './texts';

type Given = Readonly<Record<string, string>>;
type Answer = Omit<components['schemas']['ComplianceFamilies'], 'period' | 'asOf'>;
/** Only a question with `knownAt` begins a job, and this page asks for none. */
type Asked = Answer | components['schemas']['JobBegun'];
type Ask = (given: Given, signal: AbortSignal) => Promise<Asked>;
const LIMIT = 100;
/** What a number may belong to besides a quarter. */
const ASKS: Readonly<Record<string, Ask>> = {
  compliance: (given, signal) => {
    const { unit = '', period = '', figure = '' } = given;
    const query = { unit, period, figure, limit: LIMIT, ...pageOf(given) };
    return answered(api.GET('/api/v1/statistics/compliance/families', { params: { query }, signal }));
  },
  indicators: (given, signal) => {
    const { unit = '', year = '', figure = '' } = given;
    const query = { unit, year: Number(year), figure, limit: LIMIT, ...pageOf(given) };
    return answered(api.GET('/api/v1/statistics/indicators/families', { params: { query }, signal }));
  },
  caseload: (given, signal) => {
    const { unit = '', figure = '', specialistId = '' } = given;
    const query = { unit, figure, specialistId, limit: LIMIT, ...pageOf(given) };
    return answered(api.GET('/api/v1/caseload/families', { params: { query }, signal }));
  },
};
const unknown: Ask = () => Promise.reject(new Error('no such figure'));
const pageOf = ({ cursor }: Given) => (cursor === undefined ? {} : { cursor });

/** The families behind a number of the terms kept, the yearly tables or the caseload, with what it counts. */
export function CountedPage() {
  const t = useFigurePageTexts();
  const isRussian = useStore(language) === 'ru';
  const [params] = useSearchParams();
  const { of, ...given } = Object.fromEntries(params) as Record<string, string>;
  const ask = ASKS[of ?? ''];
  const query = useInfiniteQuery({
    queryKey: ['figures', 'counted', of, given],
    initialPageParam: null as string | null,
    queryFn: async ({ signal, pageParam }) => {
      const cursor: Given = pageParam === null ? {} : { cursor: pageParam };
      return (await (ask ?? unknown)({ ...given, ...cursor }, signal)) as Answer;
    },
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
  return (
    <Page title={t('title')}>
      <Loaded query={query}>
        {({ pages }) => {
          const [first] = pages;
          const words = (isRussian ? first?.definition.ru : first?.definition.en) ?? '';
          return (
            <Section title={words.charAt(0).toUpperCase() + words.slice(1)}>
              <p style={{ margin: '0 0 8px' }}>{clauseText(first?.definition.clause ?? '')}</p>
              <FamilyTable
                pages={pages}
                more={{
                  has: query.hasNextPage,
                  busy: query.isFetchingNextPage,
                  load: () => void query.fetchNextPage(),
                }}
              />
            </Section>
          );
        }}
      </Loaded>
    </Page>
  );
}
