import { directoryEvents } from '@kurator/directory';
import { destructionAnnounced, familyEvents, resolutionRegistered } from '@kurator/family';
import type { EventShapes } from '@kurator/kernel';
import { quarterEvents } from '@kurator/period';
import { lawEvents } from '@kurator/regulation';
import { streamKinds } from '../streams/kinds';

const all = [
  ...Object.values(familyEvents),
  resolutionRegistered,
  destructionAnnounced,
  ...directoryEvents,
  ...lawEvents,
  ...quarterEvents,
  ...streamKinds.flatMap(({ events }) => events),
];
const byName = new Map(all.map((event) => [event.name, event]));

/** Every event type that a stream of the register can hold: what the log decodes by. */
export const registerShapes: EventShapes = { get: (type) => byName.get(type) };

/** Names that two catalogues declare: such a start is refused. */
export const declaredTwice = (): readonly string[] =>
  all.map((event) => event.name).filter((name, i, names) => names.indexOf(name) !== i);

/** What each of them is called in front of people. */
export const eventTitles = (): readonly { readonly type: string; readonly title: (typeof all)[number]['title'] }[] =>
  all.map(({ name, title }) => ({ type: name, title }));
