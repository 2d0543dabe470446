import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { FormCtx } from '../../forms/context';
import { initialValues } from '../../forms/defaults';
import { Fields } from '../../forms/fields';
import { schemaOf, type CommandSchema, type Schema, type Values } from '../../forms/schema';
import '../../forms/styles';
import { uuid } from '../../forms/uuid';
import { useMe } from '../../session/use-session';
import { clock } from '../../ui/clock';
import { Page, Section } from '../../ui/page';
import { Loaded, useErrorText } from '../../ui/states';
import { Notice } from '../../ui/tone';
import { useDirectory, type Directory } from '../../words/names';
import { FamilyPicker } from './family-picker';
import { Question } from './question';
import type { Errors, Item, Protocol } from './session-state';
import { useSessionTexts } from './texts';
import { useProtocol } from './use-protocol';

/** A session's protocol: one head with date, chair and votes, and as many questions as were decided, recorded in one go. */
export function SessionPage() {
  const t = useSessionTexts();
  const directory = useDirectory();
  const schema = useQuery({
    queryKey: ['static', 'command', 'keep-on-register'],
    queryFn: () => schemaOf('keep-on-register'),
  });
  return (
    <Page title={t('title')} lead={t('lead')} narrow>
      <Loaded query={directory}>
        {(names) => (
          <Loaded query={schema}>
            {(found) => (found === null ? null : <Sheet directory={names} command={found} />)}
          </Loaded>
        )}
      </Loaded>
    </Page>
  );
}

interface SheetProps {
  readonly directory: Directory;
  readonly command: CommandSchema;
}
/** The head as a form of its own: the resolution without its number, and the votes. */
const headOf = ({ properties = {} }: Schema): Schema => ({
  type: 'object',
  required: ['resolution', 'votes'],
  properties: { resolution: withoutNumber(properties['resolution'] ?? {}), votes: properties['votes'] ?? {} },
});
const withoutNumber = (schema: Schema): Schema => ({
  ...schema,
  properties: Object.fromEntries(Object.entries(schema.properties ?? {}).filter(([name]) => name !== 'number')),
});

function Sheet({ directory, command: { schema } }: SheetProps) {
  const t = useSessionTexts();
  const { municipalities } = useMe();
  const place = directory.municipalities.find(({ oktmo }) => municipalities.includes(oktmo));
  const timeZone = place?.timeZone ?? 'Europe/Moscow';
  const municipality = place?.oktmo ?? '';
  const head = useMemo(() => headOf(schema), [schema]);
  const begin = (): Protocol => {
    const values = initialValues({ command: 'session', schema: head, place, directory, today: clock.today(timeZone) });
    return { resolution: (values['resolution'] ?? {}) as Values, votes: {}, items: [] };
  };
  const { protocol, put, forget, answers, head: empty, error, busy, submit } = useProtocol(begin, timeZone);
  const { items } = protocol;
  const putItem = (index: number, item: Item): void => put({ ...protocol, items: items.with(index, item) });
  const add = (familyId: string, name: string): void => {
    const number = items.at(-1)?.number ?? '';
    const item = { commandId: uuid(), familyId, name, command: null, number, values: {}, revision: null };
    put({ ...protocol, items: [...items, item] });
  };
  return (
    <>
      <Section title={t('head')}>
        <Head schema={head} protocol={protocol} errors={empty} municipality={municipality} put={put} />
      </Section>
      {items.map((item, index) => (
        <Question
          key={item.commandId}
          item={item}
          place={index + 1}
          answer={answers[item.commandId]}
          municipality={municipality}
          timeZone={timeZone}
          change={(next) => putItem(index, next)}
          forget={() => forget(item.commandId)}
          remove={() => put({ ...protocol, items: items.toSpliced(index, 1) })}
        />
      ))}
      <FamilyPicker chosen={add} />
      <Failure error={error} empty={empty} />
      <div>
        <Button loading={busy} disabled={items.length === 0} onClick={() => void submit()}>
          {t('record', { count: items.length })}
        </Button>
      </div>
    </>
  );
}

interface HeadProps {
  readonly schema: Schema;
  readonly protocol: Protocol;
  readonly errors: Errors;
  readonly municipality: string;
  readonly put: (protocol: Protocol) => void;
}
function Head({ schema, protocol, errors, municipality, put }: HeadProps) {
  const { resolution, votes } = protocol;
  const context = useMemo(
    () => ({ card: null, history: [], municipality, errors, command: 'session' }),
    [municipality, errors],
  );
  const change = (next: Values): void =>
    put({ ...protocol, resolution: next['resolution'] as Values, votes: next['votes'] as Values });
  return (
    <FormCtx value={context}>
      <Fields schema={schema} values={{ resolution, votes }} path="" change={change} />
    </FormCtx>
  );
}

/** What keeps the whole from being taken: nobody answers, or the head is not filled in. */
function Failure({ error, empty }: { readonly error: unknown; readonly empty: Errors }) {
  const t = useSessionTexts();
  const words = useErrorText();
  const isIncomplete = Object.keys(empty).length > 0;
  return error === null && !isIncomplete ? null : (
    <Notice tone="late" live>
      {error === null ? t('headEmpty') : words(error)}
    </Notice>
  );
}
