import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { Document } from 'bson';
import { DOCUMENT_COMMANDS, SCHEMA_COMMANDS, WRITES, type Call } from './commands';
import { breakIfAsked, breaksNow, Dropped, noFaults, type Faults } from './faults';
import { commandNotFound, Refused } from './refused';
import { Sessions } from './sessions';
import { MemoryStore } from './store';
import { answerTo, questionsIn, type Question } from './wire';

/** What speaks MongoDB's protocol in tests. It is no server: see README.md. */
export interface MongoDouble {
  /** For `MONGODB_URL`, with a database of this name. */
  url(database: string): string;
  readonly faults: Faults;
  /** Commands carried out so far, by name. */
  readonly seen: Map<string, number>;
  /** Keys of the indexes of `<database>.<collection>`. */
  indexesOf(namespace: string): readonly Document[];
  /** What an operator may do by mistake. */
  dropIndexes(namespace: string): void;
  /** Nobody listens any more and every connection is cut; what was committed stays. */
  goAway(): Promise<void>;
  /** Listens again at the same address. */
  comeBack(): Promise<void>;
  stop(): Promise<void>;
}

interface Inside {
  readonly store: MemoryStore;
  readonly sessions: Sessions;
  readonly cursors: Map<string, Document[]>;
  readonly faults: Faults;
  readonly seen: Map<string, number>;
  address: string;
}

/** The answer to `hello` of the only member of a set (manual, "hello"); polled, for it has no topology version. */
function hello({ faults, address }: Inside): Document {
  const primary = !faults.notPrimary;
  const set = { setName: 'rs0', hosts: [address], me: address, secondary: !primary, setVersion: 1 };
  return {
    ok: 1,
    helloOk: true,
    isWritablePrimary: primary,
    ismaster: primary,
    ...(faults.standalone ? {} : { ...set, ...(primary ? { primary: address } : {}) }),
    maxBsonObjectSize: 16_777_216,
    maxMessageSizeBytes: 48_000_000,
    maxWriteBatchSize: 100_000,
    localTime: new Date(),
    logicalSessionTimeoutMinutes: 30,
    minWireVersion: 0,
    maxWireVersion: faults.wireVersion,
    readOnly: false,
  };
}

/** What no account, fault or transaction stands in the way of. */
const ALWAYS: Readonly<Record<string, (inside: Inside, command: Document) => Document>> = {
  hello,
  ismaster: hello,
  isMaster: hello,
  ping: () => ({ ok: 1 }),
  endSessions: ({ sessions }, command) => {
    sessions.end(command['endSessions'] as Document[]);
    return { ok: 1 };
  },
  // Ends the transactions that sessions of others have left open (manual, "killSessions").
  killSessions: ({ sessions }, command) => {
    sessions.end(command['killSessions'] as Document[]);
    return { ok: 1 };
  },
  // No account is known here: every name and password is a wrong one.
  saslStart: () => new Refused(18, 'AuthenticationFailed', 'Authentication failed.').answer(),
};

function commit(inside: Inside, command: Document): Document {
  const { sessions, faults } = inside;
  const answer = faults.pretends ? { ok: 1 } : sessions.commit(command);
  if (faults.loseCommitAnswers === 0) return answer;
  faults.loseCommitAnswers -= 1;
  throw new Dropped();
}
const abort = ({ sessions, faults }: Inside, command: Document): Document =>
  faults.pretends ? { ok: 1 } : sessions.abort(command);

/** How long a write outside of transactions waits for one that has its document, before it gives up. */
const PATIENCE_MS = 5000;
const heldBy = ({ store, within, db, command }: Call): boolean => {
  if (within) return false;
  const ns = `${db}.${String(Object.values(command)[0])}`;
  const asked = [...((command['updates'] ?? command['deletes'] ?? []) as Document[])].map(
    (one) => one['q'] as Document,
  );
  const ids = [...asked, ...((command['documents'] ?? []) as Document[])].map((one) => one['_id'] as unknown);
  return ids.some((id) => typeof id === 'string' && store.isHeld(ns, id));
};

async function ofDocuments(inside: Inside, name: string, command: Document): Promise<Document> {
  const { store, sessions, cursors, faults } = inside;
  const run = DOCUMENT_COMMANDS[name];
  if (!run) throw commandNotFound(name);
  const within = faults.pretends ? null : sessions.transactionOf(command);
  const call = { store, db: String(command['$db']), command, within, cursors };
  for (let waited = 0; heldBy(call) && waited < PATIENCE_MS; waited += 5) await pause(5);
  return sessions.once(command, () => run(call));
}

function ofSchema(inside: Inside, name: string, command: Document): Document {
  const run = SCHEMA_COMMANDS[name];
  if (!run) throw commandNotFound(name);
  if (command['autocommit'] === false)
    throw new Refused(
      263,
      'OperationNotSupportedInTransaction',
      `Cannot run '${name}' in a multi-document transaction`,
    );
  const { store, cursors } = inside;
  return run({ store, db: String(command['$db']), command, within: null, cursors });
}

async function carriedOut(inside: Inside, name: string, command: Document): Promise<Document> {
  const always = ALWAYS[name];
  if (always) return always(inside, command);
  const breaks = breaksNow(inside.faults);
  if (breaks === 'before') throw new Dropped();
  const answer = await ofName(inside, name, command);
  if (breaks === 'after') throw new Dropped();
  return answer;
}

function ofName(inside: Inside, name: string, command: Document): Document | Promise<Document> {
  breakIfAsked(inside.faults, name, command, WRITES.has(name));
  if (name === 'commitTransaction') return commit(inside, command);
  if (name === 'abortTransaction') return abort(inside, command);
  return name in SCHEMA_COMMANDS ? ofSchema(inside, name, command) : ofDocuments(inside, name, command);
}

async function answered(inside: Inside, { command }: Question): Promise<Document> {
  const name = Object.keys(command)[0] ?? '';
  inside.seen.set(name, (inside.seen.get(name) ?? 0) + 1);
  try {
    return await carriedOut(inside, name, command);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    inside.sessions.failed(command);
    return error.answer();
  }
}

/** Questions of a connection are answered one after the other, as a server does. */
function serveSocket(inside: Inside, socket: Socket): void {
  let bytes: Buffer = Buffer.alloc(0);
  let lane: Promise<void> = Promise.resolve();
  const answer = async (question: Question): Promise<void> => {
    const reply = answerTo(question, await answered(inside, question));
    if (!socket.destroyed) socket.write(reply);
  };
  socket.on('data', (chunk: Buffer) => {
    const { questions, rest } = questionsIn(Buffer.concat([bytes, chunk]));
    bytes = rest;
    for (const question of questions)
      lane = lane
        .then(() => answer(question))
        .catch((error: unknown) => {
          socket.destroy();
          if (!(error instanceof Dropped)) throw error;
        });
  });
  socket.on('error', () => socket.destroy());
}

/** Starts the double at a free port. */
export async function startMongoDouble(): Promise<MongoDouble> {
  const store = new MemoryStore();
  const inside: Inside = {
    store,
    sessions: new Sessions(store),
    cursors: new Map(),
    faults: noFaults(),
    seen: new Map(),
    address: '',
  };
  const sockets = new Set<Socket>();
  let server: Server | null = null;
  let port = 0;
  const comeBack = async (): Promise<void> => {
    server = createServer((socket) => {
      sockets.add(socket.on('close', () => sockets.delete(socket)));
      serveSocket(inside, socket);
    });
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    port = (server.address() as AddressInfo).port;
    inside.address = `127.0.0.1:${port}`;
  };
  const goAway = async (): Promise<void> => {
    const closing = server;
    server = null;
    if (!closing) return;
    const closed = once(closing, 'close');
    closing.close();
    for (const socket of sockets) socket.destroy();
    await closed;
  };
  await comeBack();
  return {
    url: (database) => `mongodb://${inside.address}/${database}`,
    faults: inside.faults,
    seen: inside.seen,
    indexesOf: (namespace) => (store.indexes.get(namespace) ?? []).map(({ key }) => key as Document),
    dropIndexes: (namespace) => store.indexes.set(namespace, (store.indexes.get(namespace) ?? []).slice(0, 1)),
    goAway,
    comeBack,
    stop: goAway,
  };
}
