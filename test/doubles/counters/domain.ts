import type { StoredEvent } from '@kurator/event-log';
import type { Fact } from '@kurator/kernel';
import {
  collectionsOf,
  type DatedChange,
  type Doc,
  type FamilyProjection,
  type LogProjection,
  type Projection,
} from '@kurator/read-models';

/**
 * A domain small enough to recount by hand: a family lives in a unit and counts things on days.
 * Events: `counted {n, on}`, `moved {to, on}`, `poisoned {}`, `healed {}`.
 */
export interface CounterView {
  readonly family: string;
  readonly events: readonly StoredEvent[];
}
const text = (value: unknown): string => (typeof value === 'string' ? value : '');

function said({ events }: CounterView): { unit: string; total: number; poisoned: boolean; changes: DatedChange[] } {
  const state = { unit: 'north', total: 0, poisoned: false, changes: [] as DatedChange[] };
  for (const { type, data } of events) {
    const date = text(data['on']);
    if (type === 'poisoned') state.poisoned = true;
    if (type === 'healed') state.poisoned = false;
    if (type === 'counted') {
      state.total += data['n'] as number;
      state.changes.push({ unit: state.unit, key: 'things', date, n: data['n'] as number });
    }
    if (type === 'moved') {
      state.changes.push({ unit: state.unit, key: 'things', date, n: -state.total });
      state.unit = text(data['to']);
      state.changes.push({ unit: state.unit, key: 'things', date, n: state.total });
    }
  }
  return state;
}

const totals: FamilyProjection<CounterView> = {
  kind: 'family',
  name: 'totals',
  version: 1,
  collections: [
    { name: 'totals', columns: { unit: 'text', total: 'integer' }, indexes: [['unit', 'total', 'id']] },
    { name: 'days', columns: { family: 'text' }, indexes: [['family']] },
  ],
  render: (view) => {
    const { unit, total, poisoned, changes } = said(view);
    if (poisoned) throw new RangeError('Иванов Иван is a name that must not be stored');
    const days = new Set(view.events.map(({ data }) => text(data['on'])).filter((day) => day !== ''));
    const documents: Record<string, Doc[]> = { totals: [{ id: view.family, unit, total }] };
    // Only even totals list their days: documents come and go.
    if (total % 2 === 0)
      documents['days'] = [...days].map((day) => ({ id: `${view.family}:${day}`, family: view.family }));
    return { documents, changes };
  },
};

const numbers: LogProjection = {
  kind: 'log',
  name: 'numbers',
  version: 1,
  collections: [{ name: 'numbers', columns: { last: 'integer' }, indexes: [] }],
  handles: ['counted'],
  keysOf: (event) => [{ collection: 'numbers', id: text(event.data['on']).slice(0, 7) }],
  evolve: (document, event) => ({
    id: text(event.data['on']).slice(0, 7),
    last: ((document?.['last'] as number | undefined) ?? 0) + 1,
  }),
};

export const projections: readonly Projection<CounterView>[] = [totals, numbers];
export const collections = collectionsOf(projections);
/** The envelope of this domain is the event itself. */
export const decode = (event: StoredEvent): Fact => event as unknown as Fact;

export const viewOf = (
  events: readonly StoredEvent[],
  family: string,
): { view: CounterView; revision: number } | null => {
  const own = events.filter(({ stream }) => stream === `family-${family}`);
  return own.length === 0 ? null : { view: { family, events: own }, revision: own.length - 1 };
};
