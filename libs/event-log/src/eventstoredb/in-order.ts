import { serialise } from '../limits';
import { LogUnavailable } from '../port';
import { asked, refusal, type Append } from './append';
import { failureOf, reasonOf, within } from './failure';
import { WIDTH } from './pipe';
import type { Wire } from './wire';

/** Appends of which many are under way at once and that are stored in the order of the calls. */
export interface InOrder {
  /**
   * Sends one, as soon as there is room. One caller, one call after the other.
   * @throws EventRefused; what an earlier one has failed with: nothing is sent any more then
   */
  push(append: Append): Promise<void>;
  /** Answers when everything that was sent is stored. @throws RevisionConflict; LogUnavailable: what is there is to be looked at */
  settled(): Promise<void>;
}

/**
 * The client writes appends to one call in the order in which they are asked for, once that call stands, and a server
 * takes those of one call one after the other (`Streams.BatchAppend.cs`, `StorageWriterService.cs`): what it has stored when
 * the call breaks is a beginning of what was sent. So nothing is sent again here, which could put an event behind later
 * ones: after the first failure nothing is sent any more. Nothing is read back either, as {@link appender} does for two
 * processes that decide the same: who copies a log compares it at the end.
 */
export function inOrder(wire: Wire): InOrder {
  const underWay = new Set<Promise<void>>();
  let failed: { readonly error: unknown } | null = null;
  /** The client may let the second overtake the first while it makes its call: until one is answered, one at a time. */
  let stands = false;

  async function send(append: Append): Promise<void> {
    try {
      await within(wire.times.callMs, asked(wire, append));
      stands = true;
    } catch (error) {
      const away = `the event store at ${wire.hosts} does not answer: ${reasonOf(error)}`;
      failed ??= { error: failureOf(error) === 'again' ? new LogUnavailable(away) : refusal(append, error) };
    }
  }
  const refuse = (): void => {
    if (failed !== null) throw failed.error;
  };
  const hasRoom = (): boolean => underWay.size < (stands ? WIDTH : 1);
  return {
    async push(append) {
      serialise(append.stream, append.expected, append.events);
      while (failed === null && !hasRoom()) await Promise.race(underWay);
      refuse();
      const going = send(append).finally(() => underWay.delete(going));
      underWay.add(going);
    },
    async settled() {
      await Promise.all(underWay);
      refuse();
    },
  };
}
