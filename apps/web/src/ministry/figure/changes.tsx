import { Button, TextInput } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { answered, api } from '../../api/client';
import type { components } from '../../api/schema.gen';
import { addDays, dayText, parseDay } from '../../ui/dates';
import { Empty, Loaded } from '../../ui/states';
import { today, usePlace } from '../shared/place';
import { ChangedFamily } from './changed-family';
import type { AskedFigure } from './figure-families';
import { useFigurePageTexts } from './texts';
import { useCommon } from '../../i18n';

type Answer = components['schemas']['Changes'];
/** What was a month ago, unless another day is chosen. */
const MONTH = 30;

/** `GET /statistics/changes`: which families and facts make a figure differ from what it was on a day. */
export function Changes(asked: AskedFigure) {
  const { get, set } = usePlace();
  const from = get('from') ?? addDays(today(), -MONTH);
  return (
    <>
      <Since from={from} change={(day) => set({ from: day })} />
      <Difference {...asked} from={from} />
    </>
  );
}

interface SinceProps {
  readonly from: string;
  readonly change: (day: string) => void;
}
function Since({ from, change }: SinceProps) {
  const t = useFigurePageTexts();
  const [typed, setTyped] = useState(dayText(from));
  const day = parseDay(typed);
  return (
    <TextInput
      label={t('since')}
      value={typed}
      w={220}
      mb={14}
      inputMode="numeric"
      error={day === null ? t('wrongDay') : null}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        const next = parseDay(event.currentTarget.value);
        if (next !== null) change(next);
      }}
    />
  );
}

function Difference({ unit, quarter, figure, from }: AskedFigure & { readonly from: string }) {
  const query = useInfiniteQuery({
    queryKey: ['figures', 'changes', unit, quarter, figure, from],
    initialPageParam: null as string | null,
    queryFn: ({ signal, pageParam }) => {
      const cursor = pageParam === null ? {} : { cursor: pageParam };
      const query = { unit, period: quarter, figure, from, limit: 50, ...cursor };
      return answered(api.GET('/api/v1/statistics/changes', { params: { query }, signal }));
    },
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
  const load = query.hasNextPage ? () => void query.fetchNextPage() : null;
  return <Loaded query={query}>{({ pages }) => <Told pages={pages} from={from} load={load} />}</Loaded>;
}

interface ToldProps {
  readonly pages: readonly Answer[];
  readonly from: string;
  readonly load: (() => void) | null;
}
function Told({ pages, from, load }: ToldProps) {
  const t = useFigurePageTexts();
  const common = useCommon();
  const [first] = pages;
  if (first === undefined) return null;
  const items = pages.flatMap((page) => page.items);
  return (
    <>
      <p style={{ margin: '0 0 12px', fontSize: '1.05rem' }}>
        {t('difference', { day: dayText(from), was: first.was, is: first.is })}
      </p>
      {items.length === 0 ? <Empty title={t('unchanged')} text={t('unchangedText')} /> : null}
      {items.map((item, at) => (
        <ChangedFamily key={item.familyId ?? at} item={item} no={at + 1} />
      ))}
      {load === null ? null : (
        <Button variant="default" size="xs" onClick={load}>
          {common('more')}
        </Button>
      )}
    </>
  );
}
