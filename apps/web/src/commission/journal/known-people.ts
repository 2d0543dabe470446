import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { answered, api } from '../../api/client';
import { isGroup, type Value, type Values } from '../../forms/schema';

interface Asked {
  readonly name: { readonly last: string; readonly first: string; readonly patronymic?: string };
  readonly birthDate?: string;
}
const PAUSE = 400;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

const text = (value: Value): string => (typeof value === 'string' ? value.trim() : '');

/** The people whose names are complete enough to look for. */
export function askedPeople(values: Values): readonly Asked[] {
  const persons = Array.isArray(values['persons']) ? (values['persons'] as readonly Value[]) : [];
  return persons.filter(isGroup).flatMap(({ name, birthDate }) => {
    const parts = isGroup(name) ? name : {};
    const [last, first, patronymic] = [text(parts['last']), text(parts['first']), text(parts['patronymic'])];
    if (last.length < 2 || first.length < 2) return [];
    const born = text(birthDate);
    return [
      {
        name: { last, first, ...(patronymic === '' ? {} : { patronymic }) },
        ...(DAY.test(born) ? { birthDate: born } : {}),
      },
    ];
  });
}

/** Families of the region that these people are known in already, looked for while one types. */
export function useKnown(values: Values) {
  const [persons] = useDebouncedValue(askedPeople(values), PAUSE);
  return useQuery({
    queryKey: ['list', 'known', persons],
    enabled: persons.length > 0,
    queryFn: ({ signal }) => answered(api.POST('/api/v1/families/known', { body: { persons: [...persons] }, signal })),
  });
}
