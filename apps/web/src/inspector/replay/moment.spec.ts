import { brokenAt } from './moment';

jest.mock('../../api/client', () => ({}));
jest.mock('@tanstack/react-query', () => ({}));

const item = (hash: string, previousHash: string | null) => ({ hash, previousHash });

it('follows the chain of an unbroken history', () =>
  expect(brokenAt([item('a', null), item('b', 'a'), item('c', 'b')])).toBeNull());
it('finds a record that was taken out', () => expect(brokenAt([item('a', null), item('c', 'b')])).toBe(1));
it('finds a record that was changed', () =>
  expect(brokenAt([item('a', null), item('x', 'a'), item('c', 'b')])).toBe(2));
