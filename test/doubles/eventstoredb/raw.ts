import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client';

/** Appends over a call of its own, as the client does when it is given credentials. @returns revision, or the error's type */
export async function appendAlone(
  url: string,
  {
    stream,
    expected,
    ids,
  }: { readonly stream: string; readonly expected: number | 'no_stream'; readonly ids: readonly string[] },
): Promise<number | string> {
  const client = EventStoreDBClient.connectionString(url);
  const events = ids.map((id) => jsonEvent({ id, type: 't', data: { id }, metadata: {} }));
  try {
    const { nextExpectedRevision } = await client.appendToStream(stream, events, {
      expectedRevision: typeof expected === 'number' ? BigInt(expected) : expected,
      credentials: { username: 'nobody', password: 'nothing' },
    });
    return Number(nextExpectedRevision);
  } catch (error) {
    return (error as { type: string }).type;
  } finally {
    await client.dispose();
  }
}
