import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import commands from '../../api/commands.gen.json';
import { commandTitle } from '../../forms/schema';
import { useMe } from '../../session/use-session';
import { Page, Section } from '../../ui/page';
import { Empty } from '../../ui/states';
import { useCard } from '../card/use-card';
import { GROUPS, NEXT } from './groups';
import { useRecordTexts } from './texts';
import classes from './record.module.css';

interface Known {
  readonly summary: string;
  readonly roles: readonly string[];
}
const known: Readonly<Record<string, Known>> = commands;

/** What can be recorded about a family: the usual next steps, then everything that the role may, by part of the work. */
export function RecordPage() {
  const { familyId = '' } = useParams();
  const t = useRecordTexts();
  const { roles } = useMe();
  const card = useCard(familyId);
  const [typed, setTyped] = useState('');
  const may = (command: string): boolean => known[command]?.roles.some((role) => roles.includes(role)) === true;
  const matches = (command: string): boolean =>
    commandTitle(known[command]?.summary ?? '')
      .toLowerCase()
      .includes(typed.trim().toLowerCase());
  const next = (NEXT[String(card.data?.states['main'])] ?? []).filter(may);
  const groups = Object.entries(GROUPS)
    .map(([group, names]) => [group, names.filter((name) => may(name) && matches(name))] as const)
    .filter(([, names]) => names.length > 0);
  return (
    <Page title={t('title')} lead={<Link to={`/families/${familyId}`}>{t('back')}</Link>}>
      {next.length === 0 || typed !== '' ? null : (
        <Section title={t('next')}>
          <Choices familyId={familyId} names={next} />
        </Section>
      )}
      <TextInput label={t('find')} value={typed} onChange={(event) => setTyped(event.currentTarget.value)} maw={420} />
      <div className={classes.groups}>
        {groups.map(([group, names]) => (
          <Section key={group} title={t(`group.${group}`)}>
            <Choices familyId={familyId} names={names} />
          </Section>
        ))}
      </div>
      {groups.length === 0 ? <Empty title={t('none')} /> : null}
    </Page>
  );
}

interface ChoicesProps {
  readonly familyId: string;
  readonly names: readonly string[];
}
const Choices = ({ familyId, names }: ChoicesProps) => (
  <ul className={classes.choices}>
    {names.map((name) => (
      <li key={name}>
        <Link to={`/families/${familyId}/record/${name}`}>{commandTitle(known[name]?.summary ?? name)}</Link>
      </li>
    ))}
  </ul>
);
