import type { StoredEvent } from '@kurator/event-log';
import type { FamilyView } from '@kurator/family';
import {
  collectionsOf,
  guardCheckpoint,
  CheckpointForeign,
  readModels,
  type Doc,
  type EngineOptions,
  type FamilyProjection,
  type ReadModelStore,
  type StoreVersions,
} from '@kurator/read-models';
import type { Rows, RowsWhere } from '../decisions/rows';
import { madeOfProjections } from './building';
import { projections } from './projections';
import { rowsIn } from './rows-now';

/** What the read models of the program before are asked through. */
export interface BeforeParts extends Pick<EngineOptions<FamilyView>, 'log' | 'views' | 'alsoTouches'> {
  readonly versions: StoreVersions;
}
/** The read models of the program before, as far as this one reads their rows: nothing is written to them. */
export interface Before {
  /** Rows as of now. @throws what `missing` says for a projection that has changed */
  rows(missing: () => Error): Rows;
  close(): Promise<void>;
}

/** What decisions ask of other families. */
const ASKED: readonly string[] = ['ended-registrations', 'caseload'];
const PAGE = 1_000;

const HOLDS: Readonly<Record<string, (value: string, than: never) => boolean>> = {
  eq: (value, than: string) => value === than,
  in: (value, among: readonly string[]) => among.includes(value),
  lte: (value, than: string) => value <= than,
  gt: (value, than: string) => value > than,
};
const fits = (doc: Doc, where: RowsWhere): boolean =>
  Object.entries(where).every(([column, bounds]) =>
    Object.entries(bounds).every(([bound, than]) => HOLDS[bound]?.(String(doc[column]), than as never)),
  );

/** What was recorded after a place, family by family: the event that touched it last. */
function touchedAfter({ log, alsoTouches = () => [] }: BeforeParts, place: string | null) {
  const touched = new Map<string, StoredEvent>();
  let after = place;
  const once = async (): Promise<void> => {
    for (let atHead = false; !atHead;) {
      const page = await log.readAll({ after, limit: PAGE, prefixes: ['family-'] });
      for (const event of page.events)
        for (const family of [event.stream.slice('family-'.length), ...alsoTouches(event)]) touched.set(family, event);
      after = page.next ?? after;
      ({ atHead } = page);
    }
  };
  let reading: Promise<void> = Promise.resolve();
  return {
    touched,
    /** One reading after the other, so that none begins where another has not come yet. */
    readOn: (): Promise<void> => (reading = reading.then(once, once)),
  };
}

/** What a projection says of families by now, each rendered again only when something touched it. */
function renderedNow({ views }: BeforeParts, touched: ReadonlyMap<string, StoredEvent>) {
  const known = new Map<string, { readonly at: string; readonly docs: Promise<readonly Doc[]> }>();
  const render = async (family: string, { stream, revision }: StoredEvent, one: FamilyProjection<FamilyView>) => {
    const loaded = await views.load(family, stream === `family-${family}` ? revision : undefined);
    return loaded === null ? [] : (one.render(loaded.view).documents[one.name] ?? []);
  };
  const of = (family: string, event: StoredEvent, one: FamilyProjection<FamilyView>): Promise<readonly Doc[]> => {
    const key = `${one.name}/${family}`;
    const before = known.get(key);
    if (before?.at === event.position) return before.docs;
    const docs = render(family, event, one);
    known.set(key, { at: event.position, docs });
    // The error belongs to whoever asks; the next one renders anew.
    docs.catch(() => known.delete(key));
    return docs;
  };
  return async (one: FamilyProjection<FamilyView>): Promise<readonly Doc[]> =>
    (await Promise.all([...touched].map(([family, event]) => of(family, event, one)))).flat();
}

async function isOfThisLog({ log }: BeforeParts, store: ReadModelStore): Promise<boolean> {
  try {
    await guardCheckpoint(log, await store.checkpoint());
    return true;
  } catch (error) {
    if (error instanceof CheckpointForeign) return false;
    throw error;
  }
}

/**
 * Opens the read models that another program let serve last over this very log, for the rows of the projections that
 * have not changed since. What was recorded after their checkpoint is rendered when it is asked for, so that the rows
 * are those of now.
 * @returns null when there are none, or they are of another log
 */
export async function openBefore(parts: BeforeParts): Promise<Before | null> {
  const serving = await parts.versions.serving();
  if (serving === null) return null;
  const made = await parts.versions.madeOf(serving.name);
  const now = madeOfProjections();
  const same = projections.filter(
    (one): one is FamilyProjection<FamilyView> =>
      one.kind === 'family' && ASKED.includes(one.name) && made?.projections[one.name] === now[one.name],
  );
  const store = await parts.versions.open(serving.name, collectionsOf(same));
  if (!(await isOfThisLog(parts, store))) {
    await store.close();
    return null;
  }
  const { touched, readOn } = touchedAfter(parts, (await store.checkpoint()).position);
  const fresh = renderedNow(parts, touched);
  // Closed under no question.
  const models = readModels(store);
  return {
    rows: (missing) => async (projection, where) => {
      const one = same.find(({ name }) => name === projection);
      if (one === undefined) throw missing();
      await readOn();
      const items = await models.use((before) => rowsIn(before, projection, where));
      const rendered = (await fresh(one)).filter((doc) => fits(doc, where));
      return [...items.filter(({ familyId }) => !touched.has(String(familyId))), ...rendered];
    },
    close: () => models.close(),
  };
}
