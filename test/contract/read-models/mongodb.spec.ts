import { openMongoReadModels } from '@kurator/read-models';
import { startMongoDouble, type MongoDouble } from '../../doubles/mongodb/double';
import { readModelContract } from './contract';
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
