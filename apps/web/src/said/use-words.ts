import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { answered, api } from '../api/client';
import type { HistoryItem } from '../api/types';
import { useCommon } from '../i18n';
import { language } from '../i18n/language';
import { dayText } from '../ui/dates';
import { useStore } from '../ui/store';
import { useDirectory, useNames } from '../words/names';
import { nameText } from '../words/person-name';
import type { Words } from './lines';
import { moneyOf, titleOf, valueOf } from './titles';

/** They change with a release. */
const LONG = 10 * 60_000;

interface Person {
  readonly personId?: unknown;
  readonly name?: unknown;
}
/** Everybody whom the history itself introduces; who was destroyed has no name any more. */
function peopleOf(items: readonly HistoryItem[]): ReadonlyMap<string, string> {
  const persons = items.flatMap(({ data }) => {
    const values = Object.values(data) as readonly unknown[];
    const own = [data, ...values.flat()] as readonly (Person | null)[];
    return own.flatMap((one) => {
      const name = nameText(one?.name);
      return typeof one?.personId === 'string' && name !== null ? [[one.personId, name] as const] : [];
    });
  });
  return new Map(persons);
}

/** Ids and codes of a family's history in words; null until the titles are there. */
export function useWords(items: readonly HistoryItem[]): Words | null {
  const t = useCommon();
  const names = useNames();
  const isRussian = useStore(language) === 'ru';
  const { data: directory } = useDirectory();
  const { data: titles } = useQuery({
    queryKey: ['static', 'field-titles'],
    staleTime: LONG,
    queryFn: ({ signal }) => answered(api.GET('/api/v1/field-titles', { signal })),
  });
  return useMemo(() => {
    if (titles === undefined) return null;
    const people = peopleOf(items);
    const events = new Map(items.map((one) => [one.eventId, `${dayText(one.occurredOn)}, ${names.event(one.type)}`]));
    const places = [names.agency, names.officer, names.municipality];
    const value = valueOf(titles, isRussian);
    const money = moneyOf(titles);
    return {
      title: titleOf(titles, isRussian),
      value: (field, code) => value(field, code) ?? known(names.code, code),
      named: (id) =>
        people.get(id) ??
        events.get(id) ??
        places.map((nameOf) => known(nameOf, id)).find((name) => name !== null) ??
        null,
      isMoney: (field) => money.has(field),
      isRussian,
      yes: t('yes'),
      no: t('no'),
      timeZone: directory?.municipalities[0]?.timeZone ?? 'Europe/Moscow',
    };
  }, [titles, items, names, isRussian, directory, t]);
}
/** A name that is more than its id. */
function known(nameOf: (id: string) => string, id: string): string | null {
  const name = nameOf(id);
  return name === id ? null : name;
}
