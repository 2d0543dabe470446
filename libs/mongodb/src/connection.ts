import { MongoClient, type Db, type MongoClientOptions } from 'mongodb';
import { refusedBecause } from './refusals';
import { tryTransaction } from './trial';

/** The driver's client, which all versions of the read models share. */
export interface Connection {
  readonly client: MongoClient;
  readonly db: Db;
}

/** The database when the address names none. */
const DATABASE = 'kurator';
/** How long a server is looked for: at start, and by every question while it is away. */
const SELECTION_MS = 10_000;
/** An answer that takes longer will not come: the socket is open only on our side. */
const ANSWER_MS = 60_000;

/** What the address does not decide. */
function optionsFor(url: string): MongoClientOptions {
  const given = new URLSearchParams(url.split('?')[1] ?? '');
  return {
    appName: 'kurator',
    readPreference: 'primary',
    readConcern: { level: 'majority' },
    writeConcern: { w: 'majority' },
    ...(given.has('serverSelectionTimeoutMS') ? {} : { serverSelectionTimeoutMS: SELECTION_MS }),
    ...(given.has('socketTimeoutMS') ? {} : { socketTimeoutMS: ANSWER_MS }),
  };
}

const databaseOf = (client: MongoClient): Db => {
  const named = client.options.dbName;
  // The driver's own default is a database for trials.
  return client.db(named === 'test' ? DATABASE : named);
};

/**
 * Connects and proves that the deployment can do what is needed: a transaction is carried out and another one undone.
 * @param url `MONGODB_URL`
 * @throws ConfigRefused with what is wrong and what is needed
 */
export async function connect(url: string): Promise<Connection> {
  let client: MongoClient | null = null;
  try {
    client = new MongoClient(url, optionsFor(url));
    const db = databaseOf(client);
    await client.connect();
    await tryTransaction(client, db);
    return { client, db };
  } catch (error) {
    const hosts = client?.options.hosts.join(', ') ?? '';
    await client?.close();
    throw refusedBecause(error, hosts);
  }
}
