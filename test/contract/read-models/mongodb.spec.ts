import { openMongoReadModels } from '@kurator/read-models';
import { startMongoDouble, type MongoDouble } from '../../doubles/mongodb/double';
import { collections } from '../../doubles/counters/domain';
import { readModelContract } from './contract';
import { buildsContract } from './contract-builds';
import { leaseContract } from './lease';
import { mongoAdapter } from './mongodb-adapter';

let double: MongoDouble;
beforeAll(async () => {
  double = await startMongoDouble();
});
afterAll(() => double.stop());

readModelContract(
  'the MongoDB adapter over the double',
  mongoAdapter(() => double.url('contract')),
);
leaseContract('the MongoDB adapter over the double', (collections) =>
  openMongoReadModels(double.url('lease'), collections),
);
let databases = 0;
buildsContract('the MongoDB adapter over the double', () =>
  openMongoReadModels(double.url(`builds${(databases += 1)}`), collections),
);
