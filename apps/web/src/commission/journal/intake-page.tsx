import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import type { Decided } from '../../api/types';
import { CommandForm } from '../../forms/command-form';
import { initialValues } from '../../forms/defaults';
import { schemaOf, type CommandSchema, type Values } from '../../forms/schema';
import { uuid } from '../../forms/uuid';
import { useMe } from '../../session/use-session';
import { clock } from '../../ui/clock';
import { Page, Surface } from '../../ui/page';
import { Loaded } from '../../ui/states';
import { useDirectory, type Directory } from '../../words/names';
import { Done } from '../record/done';
import { KnownNotice } from './known-notice';
import { useJournalTexts } from './texts';

/** A report on one page: who told, what happened, who the family is; known people are pointed out while one types. */
export function IntakePage() {
  const t = useJournalTexts();
  const directory = useDirectory();
  const schema = useQuery({ queryKey: ['static', 'command', 'report'], queryFn: () => schemaOf('report') });
  const [round, setRound] = useState(0);
  return (
    <Page title={t('intake')} narrow lead={t('intakeLead')}>
      <Loaded query={directory}>
        {(names) => (
          <Loaded query={schema}>
            {(found) =>
              found === null ? null : (
                <Report key={round} directory={names} schema={found} again={() => setRound(round + 1)} />
              )
            }
          </Loaded>
        )}
      </Loaded>
    </Page>
  );
}

interface ReportProps {
  readonly directory: Directory;
  readonly schema: CommandSchema;
  readonly again: () => void;
}
function Report({ directory, schema: { schema }, again }: ReportProps) {
  const t = useJournalTexts();
  const { municipalities } = useMe();
  const place =
    directory.municipalities.find(({ oktmo }) => municipalities.includes(oktmo)) ?? directory.municipalities[0];
  const timeZone = place?.timeZone ?? 'Europe/Moscow';
  const [familyId] = useState(uuid);
  const [initial] = useState(() =>
    initialValues({ command: 'report', schema, place, directory, today: clock.today(timeZone) }),
  );
  const [values, setValues] = useState<Values>({});
  const [decided, setDecided] = useState<Decided | null>(null);
  const below = useMemo(() => ({ persons: <KnownNotice values={values} /> }), [values]);
  const done = useCallback((answer: Decided) => setDecided(answer), []);
  if (decided !== null)
    return (
      <>
        <Done decided={decided} familyId={familyId} />
        <div>
          <Button variant="default" onClick={again}>
            {t('next')}
          </Button>
        </div>
      </>
    );
  return (
    <Surface>
      <CommandForm
        familyId={familyId}
        command="report"
        schema={schema}
        initial={initial}
        card={null}
        history={NO_HISTORY}
        municipality={place?.oktmo ?? ''}
        timeZone={timeZone}
        done={done}
        watch={setValues}
        below={below}
      />
    </Surface>
  );
}
const NO_HISTORY: readonly never[] = [];
