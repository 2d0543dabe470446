import { Combobox, TextInput, useCombobox } from '@mantine/core';
import { useDebouncedValue, useHotkeys } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { answered, api } from '../api/client';
import { useCommon } from '../i18n';
import { useMe } from '../session/use-session';
import { StateBadge } from '../words/state-badge';
import { SearchIcon } from './icons';
import classes from './search-box.module.css';

/** Who may not look families up by name (policy table, `bank`). */
const WITHOUT = ['MINISTRY_ANALYST', 'ADMINISTRATOR'];

/** What was typed stays in memory: a name in an address would end in the browser's history. */
function useFound(typed: string) {
  const q = typed.trim();
  return useQuery({
    queryKey: ['list', 'search', q],
    enabled: q.length > 1,
    queryFn: ({ signal }) => answered(api.GET('/api/v1/bank/families', { params: { query: { q, limit: 8 } }, signal })),
  });
}

/** Families by name from every page; the key `/` comes here. */
export function SearchBox() {
  const { roles } = useMe();
  return roles.every((role) => WITHOUT.includes(role)) ? <span className={classes.box} /> : <Search />;
}

function Search() {
  const t = useCommon();
  const { roles } = useMe();
  const go = useNavigate();
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const [q] = useDebouncedValue(typed, 200);
  const found = useFound(q);
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  useHotkeys([['/', () => input.current?.focus()]]);
  const families = found.data && 'items' in found.data ? found.data.items : [];
  const open = (familyId: string): void => {
    combobox.closeDropdown();
    setTyped('');
    input.current?.blur();
    void go(roles.includes('INSPECTOR') ? `/inspection/${familyId}` : `/families/${familyId}`);
  };
  const change = (text: string): void => {
    setTyped(text);
    combobox.openDropdown();
    combobox.updateSelectedOptionIndex();
  };
  return (
    <Combobox store={combobox} onOptionSubmit={open} withinPortal>
      <Combobox.Target>
        <TextInput
          ref={input}
          className={classes.box ?? ''}
          type="search"
          value={typed}
          onChange={(event) => change(event.currentTarget.value)}
          onFocus={() => combobox.openDropdown()}
          onBlur={() => combobox.closeDropdown()}
          placeholder={t('search.placeholder')}
          aria-label={`${t('search.label')}. ${t('search.hint')}`}
          leftSection={<SearchIcon />}
          rightSection={<kbd className={classes.key}>/</kbd>}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={typed.trim().length < 2}>
        <Combobox.Options mah={420} style={{ overflowY: 'auto' }} aria-label={t('search.families')}>
          {families.map(({ familyId, name, state }) => (
            <Combobox.Option value={familyId} key={familyId}>
              <span className={classes.hit}>
                <span>{name ?? t('none')}</span>
                <StateBadge region="main" state={state} />
              </span>
            </Combobox.Option>
          ))}
          {families.length > 0 ? null : <Combobox.Empty>{says(found, t)}</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}

function says(found: ReturnType<typeof useFound>, t: ReturnType<typeof useCommon>): string {
  if (found.isError) return t('search.failed');
  return found.data === undefined ? t('loading') : t('search.empty');
}
