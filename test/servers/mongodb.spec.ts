import { openMongoReadModels } from '@kurator/read-models';
import { readModelContract } from '../contract/read-models/contract';
import { leaseContract } from '../contract/read-models/lease';
import { mongoAdapter } from '../contract/read-models/mongodb-adapter';
import { whenSet } from './when-set';

whenSet('MONGODB_URL', (url) => {
  readModelContract(
    'a real server',
    mongoAdapter(() => url),
  );
  leaseContract('a real server', (collections) => openMongoReadModels(url, collections));
});
