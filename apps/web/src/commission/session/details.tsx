import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import type { Card, HistoryItem } from '../../api/types';
import { Conflict } from '../../forms/conflict';
import { FormCtx } from '../../forms/context';
import { Fields } from '../../forms/fields';
import { schemaOf, type Schema } from '../../forms/schema';
import { useCard, useHistory } from '../card/use-card';
import { SHARED, type Errors, type Item } from './session-state';

/** Notes the revision of the card that is on the screen when the question is begun, not of a later one that comes live. */
function useSeen(item: Item, revision: number | null, change: (item: Item) => void): void {
  useEffect(() => {
    if (item.revision === null && revision !== null) change({ ...item, revision });
  }, [item, revision, change]);
}

interface DetailsProps {
  readonly item: Item;
  readonly command: string;
  readonly errors: Errors;
  /** Somebody recorded something about the family meanwhile. */
  readonly isConflict: boolean;
  readonly municipality: string;
  readonly timeZone: string;
  readonly change: (item: Item) => void;
  /** The conflict has been seen. */
  readonly forget: () => void;
}
/** What a decision says beside the head of the protocol, and who changed the card while it was written. */
export function Details(props: DetailsProps) {
  const { item, command, change } = props;
  const card = useCard(item.familyId).data;
  const history = useHistory(item.familyId).data;
  const schema = useQuery({ queryKey: ['static', 'command', command], queryFn: () => schemaOf(command) }).data;
  useSeen(item, card?.revision ?? null, change);
  if (!schema || card === undefined || history === undefined) return null;
  return <Filling {...props} card={card} facts={history.items} schema={schema.schema} />;
}

interface FillingProps extends DetailsProps {
  readonly card: Card;
  readonly facts: readonly HistoryItem[];
  readonly schema: Schema;
}
function Filling({ item, command, errors, isConflict, change, forget, ...known }: FillingProps) {
  const { card, facts: history, schema, municipality, timeZone } = known;
  const context = useMemo(
    () => ({ card, history, municipality, errors, command }),
    [card, history, municipality, errors, command],
  );
  const accept = (revision: number): void => {
    change({ ...item, revision });
    forget();
  };
  return (
    <FormCtx value={context}>
      <Fields
        schema={schema}
        values={item.values}
        change={(values) => change({ ...item, values })}
        path=""
        without={SHARED}
      />
      {isConflict ? <Conflict seen={item.revision ?? -1} {...{ card, history, timeZone, accept }} /> : null}
    </FormCtx>
  );
}
