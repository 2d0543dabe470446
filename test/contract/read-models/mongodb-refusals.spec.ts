import { openMongoReadModels } from '@kurator/read-models';
import { startMongoDouble, type MongoDouble } from '../../doubles/mongodb/double';
import { noFaults, type Faults } from '../../doubles/mongodb/faults';

/** One sentence in both languages. */
const SENTENCE = /^MONGODB_URL: [^\n]*[а-яё][^\n]* \/ MONGODB_URL: [^\n]*[a-z][^\n]*$/;

describe('a deployment that cannot be used', () => {
  let double: MongoDouble;
  beforeAll(async () => {
    double = await startMongoDouble();
  });
  afterEach(() => Object.assign(double.faults, noFaults()));
  afterAll(() => double.stop());
  const address = (): string => `${double.url('refused')}?serverSelectionTimeoutMS=300`;
  const refusal = async (url: string): Promise<string> => {
    const opened = openMongoReadModels(url, []);
    const error = await opened.then(
      async (versions) => {
        await versions.close();
        return new Error('it was opened');
      },
      (refused: unknown) => refused as Error,
    );
    expect(error.message).toMatch(SENTENCE);
    return error.message;
  };

  it.each<[string, Partial<Faults>]>([
    ['a single server outside of a set', { standalone: true }],
    ['a server that takes the statements of a transaction and carries them out one by one', { pretends: true }],
    [
      'a server that knows no commit',
      { fail: { command: 'commitTransaction', times: 99, code: 59, codeName: 'CommandNotFound', labels: [] } },
    ],
    [
      'a server that makes no collection ready for transactions',
      { fail: { command: 'update', times: 99, code: 263, codeName: 'OperationNotSupportedInTransaction', labels: [] } },
    ],
  ])('is told what it needs: %s', async (_what, faults) => {
    Object.assign(double.faults, faults);
    expect(await refusal(address())).toMatch(
      /не выполняет транзакции.*набор реплик.*a replica set or a sharded cluster/,
    );
  });

  it('is told when the account may only read, and nothing is left behind', async () => {
    double.faults.readOnly = true;
    expect(await refusal(address())).toMatch(/readWrite.*readWrite/);
    expect(double.seen.get('insert')).toBeUndefined();
  });
  it('is told when name or password are wrong, without saying them', async () => {
    const said = await refusal(address().replace('://', '://secretary:wrong-word@'));
    expect(said).toMatch(/имя или пароль/);
    expect(said).not.toContain('wrong-word');
  });
  it('is told when it is too old', async () => {
    double.faults.wireVersion = 7;
    expect(await refusal(address())).toMatch(/версия сервера.*4\.4/);
  });
  it('is told when nobody answers, with the host', async () => {
    await double.goAway();
    expect(await refusal(address())).toMatch(/не отвечает \(127\.0\.0\.1:\d+\)/);
    await double.comeBack();
  });
  it.each([
    'mongodb://',
    'mongodb://a:b:c/',
    'mongodb://host/?replicaSet=a&replicaSet=b&nonsense=1',
    'mongodb://h:99999/',
  ])('is told when the address is none: %s', async (url) =>
    expect(await refusal(url)).toMatch(/адрес не подходит.*mongodb:\/\/имя/),
  );

  it('is welcome when it can do it, whatever it calls itself', async () => {
    double.faults.wireVersion = 9;
    const versions = await openMongoReadModels(address(), []);
    expect(await versions.serving()).toBeNull();
    await versions.close();
  });
});
