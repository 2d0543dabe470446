import { useState } from 'react';
import { queries } from '../../api/queries';
import { dropDraft, readDraft, writeDraft } from '../../drafts/drafts';
import { schemaOf, type CommandSchema } from '../../forms/schema';
import { useFormTexts } from '../../forms/texts';
import { prepared } from './prepare';
import { recordSession } from './record-session';
import type { Answer, Errors, Protocol } from './session-state';

const DRAFT = 'session';
type Answers = Readonly<Record<string, Answer>>;

async function schemasOf({ items }: Protocol): Promise<ReadonlyMap<string, CommandSchema | null>> {
  const commands = [...new Set(items.flatMap(({ command }) => (command === null ? [] : [command])))];
  return new Map(await Promise.all(commands.map(async (name) => [name, await schemaOf(name)] as const)));
}

/** The protocol, kept as a draft until all of it is recorded; what is empty in its head, and the answers by question. */
export function useProtocol(begin: () => Protocol, timeZone: string) {
  const t = useFormTexts();
  const [protocol, setProtocol] = useState<Protocol>(() => readDraft<Protocol>(DRAFT) ?? begin());
  const [answers, setAnswers] = useState<Answers>({});
  const [head, setHead] = useState<Errors>({});
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const put = (next: Protocol): void => {
    setProtocol(next);
    writeDraft(DRAFT, next);
  };
  /** What was answered to a question is out of date. */
  const forget = (commandId: string): void =>
    setAnswers((all) => Object.fromEntries(Object.entries(all).filter(([id]) => id !== commandId)));

  const record = async (): Promise<void> => {
    const schemas = await schemasOf(protocol);
    const made = prepared(protocol, { schemaOf: (name) => schemas.get(name) ?? null, timeZone, missing: t('missing') });
    setHead('head' in made ? made.head : {});
    if ('head' in made) return setAnswers(incomplete(made.items, t('missingSome')));
    const told = await recordSession(made.lines);
    setAnswers(Object.fromEntries(made.lines.map(({ commandId }, at) => [commandId, told[at] as Answer])));
    if (told.every(({ kind }) => kind === 'RECORDED')) dropDraft(DRAFT);
    await queries.invalidateQueries();
  };
  const submit = async (): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      await record();
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
    }
  };
  return { protocol, put, forget, answers, head, error, busy, submit };
}

/** Questions with something empty are marked before anything is sent. */
const incomplete = (items: Readonly<Record<string, Errors>>, text: string): Answers =>
  Object.fromEntries(
    Object.entries(items)
      .filter(([, errors]) => Object.keys(errors).length > 0)
      .map(([id, errors]) => [id, { kind: 'REFUSED', text, errors }]),
  );
