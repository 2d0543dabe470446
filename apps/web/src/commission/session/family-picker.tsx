import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { answered, api } from '../../api/client';
import { useSessionTexts } from './texts';

interface FamilyPickerProps {
  readonly chosen: (familyId: string, name: string) => void;
}
/** A family of the territory by its name, to be put on the agenda. */
export function FamilyPicker({ chosen }: FamilyPickerProps) {
  const t = useSessionTexts();
  const [typed, setTyped] = useState('');
  const [q] = useDebouncedValue(typed.trim(), 250);
  const found = useQuery({
    queryKey: ['list', 'agenda', q],
    queryFn: ({ signal }) =>
      answered(
        api.GET('/api/v1/bank/families', { params: { query: { limit: 20, ...(q === '' ? {} : { q }) } }, signal }),
      ),
  });
  const families = found.data && 'items' in found.data ? found.data.items : [];
  const options = [...new Map(families.map(({ familyId, name }) => [familyId, name ?? '—']))].map(([value, label]) => ({
    value,
    label,
  }));
  return (
    <Select
      label={t('addFamily')}
      placeholder={t('addFamilyHint')}
      searchable
      data={options}
      filter={({ options: all }) => all}
      searchValue={typed}
      onSearchChange={setTyped}
      value={null}
      onChange={(familyId) => {
        const name = options.find(({ value }) => value === familyId)?.label;
        if (familyId !== null && name !== undefined) chosen(familyId, name);
        setTyped('');
      }}
      nothingFoundMessage={t('noFamily')}
      maw={520}
    />
  );
}
