import { pages } from './pages';
import { stalePages } from './stale';

const page = (file: string, text: string) => ({ file, render: () => text });
const said = [page('docs/a.md', 'A\n'), page('docs/b.md', 'B\n'), page('docs/c.md', 'C\n')];

describe('a generated page', () => {
  it('is stale when it is missing or differs by one character', () => {
    const committed = new Map([
      ['docs/a.md', 'A\n'],
      ['docs/b.md', 'B'],
    ]);
    expect(stalePages(said, (file) => committed.get(file) ?? null).map((p) => p.file)).toEqual([
      'docs/b.md',
      'docs/c.md',
    ]);
  });

  it.each(pages.map((p) => [p.file, p] as const))(
    '%s says the same each time and ends with a line break',
    (_file, { render }) => {
      const text = render();
      expect(text.endsWith('\n')).toBe(true);
      expect(render()).toBe(text);
    },
  );
});
