import { QueueFull, QueueUnavailable } from '../port';
import { asQueueError } from './errors';

const OOM = new Error("OOM command not allowed when used memory > 'maxmemory'. script: 1, on @user_script:1.");
const aborted = (previousErrors: readonly Error[]): Error =>
  Object.assign(new Error('EXECABORT Transaction discarded because of previous errors.'), { previousErrors });

describe('an error of Redis', () => {
  it('says that it is full, also where a transaction was given up for it', () => {
    for (const error of [OOM, aborted([OOM])]) expect(asQueueError(error)).toBeInstanceOf(QueueFull);
  });
  it('else says that it is out of reach', () => {
    const closed: Error[] = [];
    const beside = Object.assign(new Error('Connection is closed.'), { previousErrors: closed });
    closed.push(beside);
    for (const error of [beside, new Error('READONLY'), aborted([new Error('ERR')]), 'gone', undefined])
      expect(asQueueError(error)).toBeInstanceOf(QueueUnavailable);
  });
});
