import { Combobox, TextInput, useCombobox } from '@mantine/core';
import { useDebouncedValue, useHotkeys } from '@mantine/hooks';
import { useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import type { BankRow, Numbered } from '../api/types';
import { useCommon } from '../i18n';
import { useMe } from '../session/use-session';
import { dayText } from '../ui/dates';
import { StateBadge } from '../words/state-badge';
import { SearchIcon } from './icons';
import { useFound } from './use-found';
import classes from './search-box.module.css';

/** Who may not look families up (policy table, `bank` and `numbers`). */
const WITHOUT = ['MINISTRY_ANALYST', 'ADMINISTRATOR'];

/** Families by name or number from every page; the key `/` comes here. */
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
  const open = (value: string): void => {
    // A family may stand under several numbers: an option is named by both.
    const familyId = value.split(' ')[0] ?? '';
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
  const { families = [], papers = [] } = found.data ?? {};
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
      <Combobox.Dropdown hidden={typed.trim() === ''}>
        <Combobox.Options mah={420} style={{ overflowY: 'auto' }} aria-label={t('search.families')}>
          {families.map((family) => (
            <Named key={family.familyId} family={family} />
          ))}
          {papers.map((paper) => (
            <Paper key={valueOf(paper)} paper={paper} />
          ))}
          {families.length + papers.length > 0 ? null : <Combobox.Empty>{says(found, t)}</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}

function Named({ family: { familyId, name, state } }: { readonly family: BankRow }) {
  const t = useCommon();
  return (
    <Combobox.Option value={familyId}>
      <span className={classes.hit}>
        <span>{name ?? t('none')}</span>
        <StateBadge region="main" state={state} />
      </span>
    </Combobox.Option>
  );
}

const valueOf = ({ familyId, kind, on, number }: Numbered): string => `${familyId} ${kind} ${on} ${number}`;

/** A paper that has the number, and whose family it is. */
function Paper({ paper }: { readonly paper: Numbered }) {
  const t = useCommon();
  const { name, state, kind, number, on } = paper;
  return (
    <Combobox.Option value={valueOf(paper)}>
      <span className={classes.hit}>
        <span>
          {name ?? t('none')}
          <small className={classes.paper}>{t(`search.kind.${kind}`, { number, day: dayText(on) })}</small>
        </span>
        {state === null ? null : <StateBadge region="main" state={state} />}
      </span>
    </Combobox.Option>
  );
}

function says(found: ReturnType<typeof useFound>, t: ReturnType<typeof useCommon>): string {
  if (found.isError) return t('search.failed');
  if (!found.isEnabled) return t('search.start');
  return found.data === undefined ? t('loading') : t('search.empty');
}
