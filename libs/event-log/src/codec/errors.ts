import type { JsonObject, StoredEvent } from '../port';

/** An event that no declaration fits: its type is unknown, or its version is newer than this program. */
export class UnknownEventType extends Error {
  /** The event as stored, for whoever sets it aside. */
  readonly raw: JsonObject;
  readonly type: string;
  readonly position: string;
  constructor(event: StoredEvent, reason: string) {
    super(`event ${event.eventId} at ${event.stream}/${event.revision}: ${reason}`);
    this.raw = event.data;
    this.type = event.type;
    this.position = event.position;
  }
}
/** Sealed bytes that their key does not open: they, or the event around them, were changed. */
export class SealBroken extends Error {
  constructor(
    readonly stream: string,
    readonly eventId: string,
    readonly keyName: string,
  ) {
    super(`the values of key ${keyName} in event ${eventId} of ${stream} do not open: the stored event was changed`);
  }
}
/** A value that cannot be sealed, because its reader never had it in the clear. */
export class NotInTheClear extends Error {}
