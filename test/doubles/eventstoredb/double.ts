import { Server, ServerCredentials, status } from '@grpc/grpc-js';
import { ServerFeaturesService } from '@eventstore/db-client/generated/serverfeatures_grpc_pb';
import { SupportedMethod, SupportedMethods } from '@eventstore/db-client/generated/serverfeatures_pb';
import { StreamsService } from '@eventstore/db-client/generated/streams_grpc_pb';
import { append, batchAppend } from './append';
import { failure, noFaults, refusedCall, type Faults } from './faults';
import { read } from './read';
import { openStore, type Store } from './store';
import type { Subscriptions } from './subscribe';

export interface DoubleOptions {
  /** The log's file; made when it is missing. */
  readonly file: string;
  /** 0 lets the system choose. */
  readonly port?: number;
  /** What it says of itself; default 23.10.7. */
  readonly version?: string;
  /** The log of another double: two nodes of one cluster. */
  readonly store?: Store;
}

/** Speaks the client's protocol over an embedded log, so that the adapter can be tried where no server is. */
export interface Double {
  readonly url: string;
  readonly port: number;
  readonly store: Store;
  readonly faults: Faults;
  /** Ends every subscription that is open, with an error or in order ((d) 3: both are a drop). */
  drop(how: 'error' | 'end'): void;
  /** How many subscriptions are open. */
  subscribers(): number;
  /** Cuts all connections and closes the log. */
  stop(): Promise<void>;
}

/** ServerFeatures.cs: the version and the methods, in lower case. */
function supported(version: string): SupportedMethods {
  const methods = ['read', 'append', 'batchappend'].map((name) =>
    new SupportedMethod().setServiceName('event_store.client.streams.streams').setMethodName(name),
  );
  return new SupportedMethods().setEventStoreServerVersion(version).setMethodsList(methods);
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.bindAsync(`127.0.0.1:${port}`, ServerCredentials.createInsecure(), (error, bound) =>
      error ? reject(error) : resolve(bound),
    );
  });
}

/** Starts the double on 127.0.0.1. */
export async function startDouble(options: DoubleOptions): Promise<Double> {
  const { file, version = '23.10.7' } = options;
  const store = options.store ?? (await openStore(file));
  const faults = noFaults();
  const subscriptions: Subscriptions = new Set();
  const unspoken = (_call: unknown, answer: (error: Error) => void): void =>
    answer(failure(status.UNIMPLEMENTED, 'the double does not delete'));
  const server = new Server({ 'grpc.max_receive_message_length': 17 * 1024 * 1024 });
  server.addService(StreamsService, {
    read: read(store, faults, subscriptions),
    append: append(store, faults),
    batchAppend: batchAppend(store, faults),
    delete: unspoken,
    tombstone: unspoken,
  });
  server.addService(ServerFeaturesService, {
    getSupportedMethods: (
      call: { metadata: Parameters<typeof refusedCall>[1] },
      answer: (e: Error | null, m?: SupportedMethods) => void,
    ) => {
      const refused = faults.refuse === 'unauthenticated' ? refusedCall(faults, call.metadata) : null;
      if (refused) answer(refused);
      else answer(null, supported(version));
    },
  });
  const port = await listen(server, options.port ?? 0);
  return {
    url: `esdb://127.0.0.1:${port}?tls=false`,
    port,
    store,
    faults,
    drop(how) {
      const error = how === 'error' ? failure(status.UNAVAILABLE, 'the connection is gone') : null;
      for (const drop of [...subscriptions]) drop(error);
    },
    subscribers: () => subscriptions.size,
    async stop() {
      for (const drop of [...subscriptions]) drop(null);
      server.forceShutdown();
      if (options.store === undefined) await store.close();
    },
  };
}
