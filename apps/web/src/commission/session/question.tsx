import { Button, Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import commands from '../../api/commands.gen.json';
import { FormCtx } from '../../forms/context';
import { Fields } from '../../forms/fields';
import { commandTitle, schemaOf } from '../../forms/schema';
import { Section } from '../../ui/page';
import { Notice } from '../../ui/tone';
import { useCard, useHistory } from '../card/use-card';
import { DECISIONS, SHARED, type Answer, type Item } from './session-state';
import { useSessionTexts } from './texts';
import classes from './session.module.css';

interface QuestionProps {
  readonly item: Item;
  readonly place: number;
  readonly answer: Answer | undefined;
  readonly municipality: string;
  readonly change: (item: Item) => void;
  readonly remove: () => void;
}
const NO_ERRORS = {};
const CHOICES = DECISIONS.map((value) => ({ value, summary: commands[value].summary }));

/** One question of the session: which family, what is decided, by which resolution. */
export function Question({ item, place, answer, municipality, change, remove }: QuestionProps) {
  const t = useSessionTexts();
  const isDone = answer?.status === 201;
  return (
    <Section title={t('question', { place, name: item.name })}>
      {isDone ? (
        <Notice tone="done">{t('recorded')}</Notice>
      ) : (
        <div className={classes.question}>
          <div className={classes.row}>
            <Select
              label={t('decision')}
              required
              data={CHOICES.map(({ value, summary }) => ({ value, label: commandTitle(summary) }))}
              value={item.command}
              onChange={(command) => change({ ...item, command, values: {} })}
            />
            <TextInput
              label={t('number')}
              required
              value={item.number}
              onChange={(event) => change({ ...item, number: event.currentTarget.value })}
            />
          </div>
          {item.command === null ? null : (
            <Details item={item} command={item.command} answer={answer} municipality={municipality} change={change} />
          )}
          {answer === undefined || !('text' in answer) ? null : (
            <Notice tone="late" live>
              {answer.text}
            </Notice>
          )}
          <div>
            <Button variant="subtle" size="compact-sm" onClick={remove}>
              {t('remove')}
            </Button>
          </div>
        </div>
      )}
    </Section>
  );
}

type DetailsProps = Pick<QuestionProps, 'item' | 'answer' | 'municipality' | 'change'> & { readonly command: string };
function Details({ item, command, answer, municipality, change }: DetailsProps) {
  const card = useCard(item.familyId);
  const history = useHistory(item.familyId);
  const schema = useQuery({ queryKey: ['static', 'command', command], queryFn: () => schemaOf(command) });
  const errors = answer !== undefined && 'errors' in answer ? answer.errors : NO_ERRORS;
  const facts = history.data?.items;
  const context = useMemo(
    () => ({ card: card.data ?? null, history: facts ?? [], municipality, errors, command }),
    [card.data, facts, municipality, errors, command],
  );
  if (schema.data === undefined || schema.data === null || card.data === undefined) return null;
  return (
    <FormCtx value={context}>
      <Fields
        schema={schema.data.schema}
        values={item.values}
        change={(values) => change({ ...item, values })}
        path=""
        without={SHARED}
      />
    </FormCtx>
  );
}
