import { describeWithRedis } from '../../support/redis';
import { doublesHouse } from './house';
import { processFaults } from './suite';

describeWithRedis('faults of several processes', () => processFaults('doubles and Redis', doublesHouse));
