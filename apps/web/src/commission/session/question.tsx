import { Button, Select, TextInput } from '@mantine/core';
import commands from '../../api/commands.gen.json';
import { commandTitle } from '../../forms/schema';
import { Section } from '../../ui/page';
import { Notice } from '../../ui/tone';
import { Details } from './details';
import { DECISIONS, type Answer, type Errors, type Item } from './session-state';
import { useSessionTexts } from './texts';
import classes from './session.module.css';

interface QuestionProps {
  readonly item: Item;
  readonly place: number;
  readonly answer: Answer | undefined;
  readonly municipality: string;
  readonly timeZone: string;
  readonly change: (item: Item) => void;
  readonly forget: () => void;
  readonly remove: () => void;
}
const CHOICES = DECISIONS.map((value) => ({ value, summary: commands[value].summary }));
const NO_ERRORS: Errors = {};

/** One question of the session: which family, what is decided, by which resolution. */
export function Question(props: QuestionProps) {
  const { item, place, answer } = props;
  const t = useSessionTexts();
  return (
    <Section title={t('question', { place, name: item.name })}>
      {answer?.kind === 'RECORDED' ? <Notice tone="done">{t('recorded')}</Notice> : <Open {...props} />}
    </Section>
  );
}

function Open({ item, answer, municipality, timeZone, change, forget, remove }: QuestionProps) {
  const t = useSessionTexts();
  const errors = answer?.kind === 'REFUSED' ? answer.errors : NO_ERRORS;
  return (
    <div className={classes.question}>
      <div className={classes.row}>
        <Select
          label={t('decision')}
          required
          placeholder={t('choose')}
          allowDeselect={false}
          data={CHOICES.map(({ value, summary }) => ({ value, label: commandTitle(summary) }))}
          value={item.command}
          onChange={(command) => change({ ...item, command, values: {} })}
          error={errors['command']}
        />
        <TextInput
          label={t('number')}
          required
          value={item.number}
          onChange={(event) => change({ ...item, number: event.currentTarget.value })}
          error={errors['resolution.number']}
        />
      </div>
      {item.command === null ? null : (
        <Details
          item={item}
          command={item.command}
          errors={errors}
          isConflict={answer?.kind === 'CONFLICT'}
          {...{ municipality, timeZone, change, forget }}
        />
      )}
      {answer?.kind === 'REFUSED' ? (
        <Notice tone="late" live>
          {answer.text}
        </Notice>
      ) : null}
      <div>
        <Button variant="subtle" size="compact-sm" onClick={remove}>
          {t('remove')}
        </Button>
      </div>
    </div>
  );
}
