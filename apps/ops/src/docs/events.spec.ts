import { eventTitles } from '../../../api/src/register/shapes';
import { pages } from './pages';

it('docs/events.md has every event that a stream of the register can hold, once', () => {
  const text = pages.find(({ file }) => file === 'docs/events.md')?.render() ?? '';
  const described = [...text.matchAll(/^### `(.+)`$/gm)].map(([, name]) => name);
  expect(described.sort()).toEqual(
    eventTitles()
      .map(({ type }) => type)
      .sort(),
  );
});
