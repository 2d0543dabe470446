import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { queries } from '../../api/queries';
import { dropDraft, readDraft, writeDraft } from '../../drafts/drafts';
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
import { recordSession } from './record-session';
import type { Answer, Item, Protocol } from './session-state';
import { useSessionTexts } from './texts';

const DRAFT = 'session';

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
  const head = useMemo(() => headOf(schema), [schema]);
  const begin = (): Protocol => {
    const values = initialValues({ command: 'session', schema: head, place, directory, today: clock.today(timeZone) });
    return { resolution: (values['resolution'] ?? {}) as Values, votes: {}, items: [] };
  };
  const { protocol, put, answers, error, busy, submit } = useProtocol(begin, timeZone);
  const { resolution, votes, items } = protocol;
  const municipality = place?.oktmo ?? '';
  const context = useMemo(
    () => ({ card: null, history: [], municipality, errors: {}, command: 'session' }),
    [municipality],
  );
  const putItem = (index: number, item: Item): void => put({ ...protocol, items: items.with(index, item) });
  const add = (familyId: string, name: string): void => {
    const item = { commandId: uuid(), familyId, name, command: null, number: items.at(-1)?.number ?? '', values: {} };
    put({ ...protocol, items: [...items, item] });
  };
  return (
    <>
      <Section title={t('head')}>
        <FormCtx value={context}>
          <Fields
            schema={head}
            values={{ resolution, votes }}
            path=""
            change={(next) =>
              put({ ...protocol, resolution: next['resolution'] as Values, votes: next['votes'] as Values })
            }
          />
        </FormCtx>
      </Section>
      {items.map((item, index) => (
        <Question
          key={item.commandId}
          item={item}
          place={index + 1}
          answer={answers[item.commandId]}
          municipality={municipality}
          change={(next) => putItem(index, next)}
          remove={() => put({ ...protocol, items: items.toSpliced(index, 1) })}
        />
      ))}
      <FamilyPicker chosen={add} />
      <Failure error={error} />
      <div>
        <Button loading={busy} disabled={items.length === 0} onClick={() => void submit()}>
          {t('record', { count: items.length })}
        </Button>
      </div>
    </>
  );
}

function Failure({ error }: { readonly error: unknown }) {
  const words = useErrorText();
  return error === null ? null : (
    <Notice tone="late" live>
      {words(error)}
    </Notice>
  );
}

/** The protocol, kept as a draft until all of it is recorded, and the answers by question. */
function useProtocol(begin: () => Protocol, timeZone: string) {
  const [protocol, setProtocol] = useState<Protocol>(() => readDraft<Protocol>(DRAFT) ?? begin());
  const [answers, setAnswers] = useState<Readonly<Record<string, Answer>>>({});
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const put = (next: Protocol): void => {
    setProtocol(next);
    writeDraft(DRAFT, next);
  };
  const submit = async (): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      const told = await recordSession(protocol, timeZone);
      setAnswers(
        Object.fromEntries(protocol.items.map(({ commandId }, index) => [commandId, told[index]])) as typeof answers,
      );
      if (told.every(({ status }) => status === 201)) dropDraft(DRAFT);
      void queries.invalidateQueries();
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
    }
  };
  return { protocol, put, answers, error, busy, submit };
}
