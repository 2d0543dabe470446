import { useQuery } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { Link, useParams } from 'react-router';
import type { Card, Decided, HistoryItem } from '../../api/types';
import { CommandForm } from '../../forms/command-form';
import { initialValues } from '../../forms/defaults';
import { commandTitle, schemaOf, type CommandSchema } from '../../forms/schema';
import { NotFoundPage } from '../../shell/error-page';
import { clock } from '../../ui/clock';
import { Page, Surface } from '../../ui/page';
import { Loaded } from '../../ui/states';
import { useDirectory, type Directory } from '../../words/names';
import { nameText } from '../../words/person-name';
import { useCard, useHistory } from '../card/use-card';
import { Done } from './done';
import { useRecordTexts } from './texts';

/** One command about one family, as a form. */
export function CommandPage() {
  const { familyId = '', command = '' } = useParams();
  const t = useRecordTexts();
  const card = useCard(familyId);
  const history = useHistory(familyId);
  const directory = useDirectory();
  const schema = useQuery({ queryKey: ['static', 'command', command], queryFn: () => schemaOf(command) });
  if (schema.data === null) return <NotFoundPage />;
  const title = schema.data === undefined ? t('title') : commandTitle(schema.data.summary);
  return (
    <Page title={title} narrow lead={<Family card={card.data} familyId={familyId} />}>
      <Loaded query={card}>
        {(known) => (
          <Loaded query={history}>
            {({ items }) => (
              <Loaded query={directory}>
                {(names) =>
                  schema.data === undefined || schema.data === null ? null : (
                    <Filling
                      key={command}
                      card={known}
                      history={items}
                      directory={names}
                      command={command}
                      schema={schema.data}
                    />
                  )
                }
              </Loaded>
            )}
          </Loaded>
        )}
      </Loaded>
    </Page>
  );
}

function Family({ card, familyId }: { readonly card: Card | undefined; readonly familyId: string }) {
  const t = useRecordTexts();
  const named = card?.members.map(({ name }) => nameText(name)).find((name) => name !== null);
  return <Link to={`/families/${familyId}`}>{named ?? t('back')}</Link>;
}

interface FillingProps {
  readonly card: Card;
  readonly history: readonly HistoryItem[];
  readonly directory: Directory;
  readonly command: string;
  readonly schema: CommandSchema;
}
function Filling({ card, history, directory, command, schema: { schema } }: FillingProps) {
  const place = directory.municipalities.find(({ oktmo }) => oktmo === card.municipality);
  const timeZone = place?.timeZone ?? 'Europe/Moscow';
  const [decided, setDecided] = useState<Decided | null>(null);
  const done = useCallback((answer: Decided) => setDecided(answer), []);
  if (decided !== null) return <Done decided={decided} familyId={card.familyId} />;
  const initial = initialValues({ command, schema, place, directory, today: clock.today(timeZone) });
  return (
    <Surface>
      <CommandForm
        familyId={card.familyId}
        command={command}
        schema={schema}
        initial={initial}
        card={card}
        history={history}
        municipality={card.municipality}
        timeZone={timeZone}
        done={done}
      />
    </Surface>
  );
}
