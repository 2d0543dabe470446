import { Button } from '@mantine/core';
import { useEffect, useMemo, useRef, type FormEvent, type ReactNode } from 'react';
import type { Card, Decided, HistoryItem } from '../api/types';
import { useErrorText } from '../ui/states';
import { Notice } from '../ui/tone';
import { Conflict } from './conflict';
import { BelowCtx, FormCtx } from './context';
import { Fields } from './fields';
import type { Schema, Values } from './schema';
import { useFormTexts } from './texts';
import { useDraft } from './use-draft';
import { useRecord, type Outcome } from './use-record';
import './styles';
import classes from './forms.module.css';

export interface CommandFormProps {
  readonly familyId: string;
  readonly command: string;
  /** Where it goes below the family, when it is no command: `events/…/corrections`. */
  readonly to?: string;
  /** What the button says, when it does not record at once. */
  readonly sends?: string;
  readonly schema: Schema;
  readonly initial: Values;
  /** Null where the command begins a family. */
  readonly card: Card | null;
  readonly history: readonly HistoryItem[];
  readonly municipality: string;
  readonly timeZone: string;
  readonly done: (decided: Decided) => void;
  /** Told of each change: the intake looks for the same people meanwhile. */
  readonly watch?: (values: Values) => void;
  /** What stands below a field, by its path: what has to be known before one goes on. */
  readonly below?: Readonly<Record<string, ReactNode>>;
}
const NO_ERRORS = {};
const errorsOf = (outcome: Outcome): Readonly<Record<string, string>> =>
  outcome.kind === 'WRONG' ? outcome.errors : NO_ERRORS;

/** A command as a form made from its schema: draft, checks of fields, conflict, and what the server refused. */
export function CommandForm(props: CommandFormProps) {
  const { familyId, command, schema, card, history, municipality, timeZone, done, watch, below, to, sends } = props;
  const t = useFormTexts();
  const path = to ?? `commands/${command}`;
  const draft = useDraft(`${to ?? command}.${card === null ? 'new' : familyId}`, props.initial);
  const { outcome, submit, accept } = useRecord({ familyId, to: path, schema, card, timeZone, missing: t('missing') });
  const errors = errorsOf(outcome);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => focusFirst(form.current), [errors]);
  useEffect(() => {
    if (outcome.kind === 'DONE') done(outcome.decided);
  }, [outcome, done]);
  useEffect(() => watch?.(draft.values), [watch, draft.values]);
  const context = useMemo(
    () => ({ card, history, municipality, errors, command }),
    [card, history, municipality, errors, command],
  );
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (await submit(draft.values)) draft.done();
  };
  return (
    <FormCtx value={context}>
      <form ref={form} noValidate className={classes.form} onSubmit={(event) => void send(event)}>
        {draft.isRestored ? (
          <Notice tone="accent">
            {t('draft')}{' '}
            <Button variant="subtle" size="compact-sm" onClick={draft.forget}>
              {t('forget')}
            </Button>
          </Notice>
        ) : null}
        <BelowCtx value={below}>
          <Fields schema={schema} values={draft.values} change={draft.change} path="" />
        </BelowCtx>
        <Refused outcome={outcome} />
        {outcome.kind === 'CONFLICT' && card !== null ? (
          <Conflict seen={outcome.seen} card={card} history={history} timeZone={timeZone} accept={accept} />
        ) : null}
        <div className={classes.foot}>
          <Button type="submit" loading={outcome.kind === 'BUSY'}>
            {sends ?? t('send')}
          </Button>
        </div>
      </form>
    </FormCtx>
  );
}

/** The first field that is wrong takes the focus, so that one sees it and a screen reader says it. */
function focusFirst(form: HTMLFormElement | null): void {
  form?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
}

/** What was refused and belongs to no field, in the server's words. */
function Refused({ outcome }: { readonly outcome: Outcome }) {
  const t = useFormTexts();
  const words = useErrorText();
  if (outcome.kind !== 'WRONG') return null;
  return (
    <Notice tone="late" live>
      {Object.keys(outcome.errors).length > 0 ? t('missingSome') : words(outcome.error)}
    </Notice>
  );
}
