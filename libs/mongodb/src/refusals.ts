import { ConfigRefused } from '@kurator/platform';
import { MongoCompatibilityError, MongoServerError, MongoServerSelectionError, type MongoError } from 'mongodb';
import { CODES, codeOf, isUnheard } from './errors';
import { NoTransactions } from './trial';

/** The name of an error as the server gives it: its text may hold names of users and hosts. */
function namedBy(error: unknown): string {
  if (error instanceof MongoServerError) return error.codeName ?? String(error.code);
  return error instanceof Error ? error.name : String(error);
}

const isTooOld = (error: unknown): boolean =>
  error instanceof MongoCompatibilityError || (error as Partial<MongoError>).cause instanceof MongoCompatibilityError;
const isAway = (error: unknown): boolean =>
  error instanceof MongoServerSelectionError || isUnheard(error) || (error instanceof Error && 'syscall' in error);

type Sentence = readonly [ru: string, en: string];
const NEEDED: Sentence = [
  'нужен набор реплик или шардированный кластер (для одной машины — набор из одного узла)',
  'a replica set or a sharded cluster is needed (on a single machine, a set of one member)',
];

/** What is wrong, by the first that fits. */
const KNOWN: readonly (readonly [
  is: (error: unknown) => boolean,
  says: (error: unknown, hosts: string) => Sentence,
])[] = [
  [
    (error) => error instanceof NoTransactions,
    (error) => {
      const why = error instanceof Error && error.cause !== undefined ? ` (${namedBy(error.cause)})` : '';
      return [
        `сервер не выполняет транзакции${why}: ${NEEDED[0]}`,
        `the server carries out no transactions${why}: ${NEEDED[1]}`,
      ];
    },
  ],
  [
    (error) => codeOf(error) === CODES.authenticationFailed,
    () => ['имя или пароль не приняты сервером', 'the server does not take the name or the password'],
  ],
  [
    (error) => codeOf(error) === CODES.unauthorized,
    () => [
      'учётной записи нельзя писать в базу витрин: нужна роль readWrite',
      'the account may not write the database of the read models: it needs the role readWrite',
    ],
  ],
  [
    isTooOld,
    () => [
      'версия сервера не поддерживается: нужен MongoDB 4.4 или новее',
      'the version of the server is not supported: MongoDB 4.4 or newer is needed',
    ],
  ],
  [
    isAway,
    (_error, hosts) => [
      `сервер не отвечает (${hosts}): запустите его или исправьте адрес`,
      `no server answers (${hosts}): start it or correct the address`,
    ],
  ],
];

/** The sentence that refuses the start. The address itself stays out of it: it holds a password. */
export function refusedBecause(error: unknown, hosts: string): ConfigRefused {
  const [ru, en] = KNOWN.find(([is]) => is(error))?.[1](error, hosts) ?? [
    `адрес не подходит (${namedBy(error)}), нужен вид mongodb://имя:пароль@узел:27017/база?replicaSet=rs0`,
    `the address does not fit (${namedBy(error)}), it looks like mongodb://name:password@host:27017/database?replicaSet=rs0`,
  ];
  return new ConfigRefused(`MONGODB_URL: ${ru}`, `MONGODB_URL: ${en}`);
}
