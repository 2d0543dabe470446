import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { useCases } from '@kurator/family';
import { documentOf } from '../../../apps/api/src/openapi/document';
import { MESSAGES } from '../../../apps/api/src/http/messages';
import { openTestEdge } from './edge';

type Node = Record<string, unknown>;
const document = documentOf(useCases);

/** Every object schema of the document with the path to it. */
function* objects(node: unknown, path: string): Generator<readonly [string, Node]> {
  if (typeof node !== 'object' || node === null) return;
  const schema = node as Node;
  if (schema['type'] === 'object') yield [path, schema];
  for (const [name, inner] of Object.entries(schema)) if (name !== 'example') yield* objects(inner, `${path}/${name}`);
}
const refs = (node: unknown): string[] =>
  typeof node !== 'object' || node === null
    ? []
    : Object.entries(node).flatMap(([name, inner]) => (name === '$ref' ? [String(inner)] : refs(inner)));

describe('OpenAPI', () => {
  it('has no untyped object', () => {
    const found = [...objects(document, '')];
    expect(found.length).toBeGreaterThan(100);
    const untyped = found.filter(
      ([, schema]) => schema['properties'] === undefined && typeof schema['additionalProperties'] !== 'object',
    );
    expect(untyped.map(([path]) => path)).toEqual([]);
  });
  it('refers only to schemas, answers and headers that it has', () => {
    const components = document['components'] as Readonly<Record<string, Node>>;
    const isMissing = (ref: string): boolean => {
      const [, kind = '', name = ''] = /^#\/components\/(\w+)\/(.+)$/.exec(ref) ?? [];
      return components[kind]?.[name] === undefined;
    };
    expect(refs(document).length).toBeGreaterThan(100);
    expect(refs(document).filter(isMissing)).toEqual([]);
  });
  it('gives every command a path with an example', () => {
    const paths = document['paths'] as Record<
      string,
      { post?: { requestBody: { content: Record<string, { example?: unknown }> } } }
    >;
    const without = useCases.filter(
      (useCase) =>
        paths[`/api/v1/families/{familyId}/commands/${useCase.name}`]?.post?.requestBody.content['application/json']
          ?.example === undefined,
    );
    expect(without.map((useCase) => useCase.name)).toEqual([]);
  });
  it('is served with a page whose scripts come from this server', async () => {
    const edge = await openTestEdge();
    const served = await edge.app.inject({ url: '/api/openapi.json' });
    expect(served.json()).toEqual(JSON.parse(JSON.stringify(document)));
    const page = await edge.app.inject({ url: '/api/docs' });
    const sources = [...page.body.matchAll(/<script[^>]*>/g)].map(([tag]) => /src="([^"]+)"/.exec(tag)?.[1] ?? tag);
    expect(sources.length).toBeGreaterThan(0);
    expect(sources.filter((source) => !source.startsWith('./'))).toEqual([]);
    expect(page.headers['content-security-policy']).toContain("script-src 'self'");
    await edge.close();
  });
});

const sourcesBelow = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sourcesBelow(path);
    return path.endsWith('.ts') && !path.endsWith('.spec.ts') ? [readFileSync(path, 'utf8')] : [];
  });

describe('the texts of refusals', () => {
  const root = join(__dirname, '..', '..', '..');
  const sources = ['libs/family/src', 'apps/api/src'].flatMap((folder) => sourcesBelow(join(root, folder)));
  const codes = new Set(
    sources.flatMap((source) =>
      [...source.matchAll(/(?:reject\(|Problem\(\d{3}, |status: \d{3}, code: )\s*'([A-Z][A-Z0-9_]+)'/g)].map(
        (match) => match[1] as string,
      ),
    ),
  );

  it('exist for every code that is answered', () => {
    expect(codes.size).toBeGreaterThan(20);
    expect([...codes].filter((code) => MESSAGES[code] === undefined)).toEqual([]);
  });
  it.each(Object.keys(MESSAGES))('%s differs between the languages and is complete in both', (code) => {
    const { ru, en } = MESSAGES[code] as (typeof MESSAGES)[string];
    for (const field of ['title', 'detail'] as const) {
      expect(ru[field]).toMatch(/[а-яё]/i);
      expect(en[field]).not.toMatch(/[а-яё]/i);
      expect(en[field].length).toBeGreaterThan(3);
    }
  });
  it.each(Object.keys(MESSAGES))('%s names the same values in both languages', (code) => {
    const { ru, en } = MESSAGES[code] as (typeof MESSAGES)[string];
    const names = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
    expect(names(ru.detail)).toEqual(names(en.detail));
  });
});
