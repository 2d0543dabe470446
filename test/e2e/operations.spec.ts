import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '@kurator/platform';
import ts from 'typescript';

const page = readFileSync(join(projectRoot, 'docs', 'operations.md'), 'utf8');
/** What ends a start, or an operators' command, with a sentence. */
const REFUSALS = /\b(?:ConfigRefused|DataInUse|WrongMasterKey)\b/;

/** Marks around what is put in. */
const EDGES = /^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu;

/** The longest piece of a text that stands in it whatever is put into it, without the English half. */
function fixedPart(text: ts.StringLiteralLike | ts.TemplateExpression): string {
  const pieces = ts.isTemplateExpression(text)
    ? [text.head.text, ...text.templateSpans.map(({ literal }) => literal.text)]
    : [text.text];
  const russian = pieces.flatMap((piece) => piece.split(' / ')).filter((piece) => /[а-яё]/i.test(piece));
  return russian
    .reduce((longest, piece) => (piece.length > longest.length ? piece : longest), '')
    .replaceAll(EDGES, '');
}

const isText = (node: ts.Node): node is ts.StringLiteralLike | ts.TemplateExpression =>
  ts.isStringLiteralLike(node) || ts.isTemplateExpression(node);

/** Every Russian text in a file. */
function textsIn(file: string): readonly string[] {
  const source = ts.createSourceFile(file, readFileSync(join(projectRoot, file), 'utf8'), ts.ScriptTarget.Latest);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (isText(node)) found.push(fixedPart(node));
    else ts.forEachChild(node, visit);
  };
  visit(source);
  return found.filter((text) => text !== '');
}

const isSource = (file: string): boolean =>
  /\.ts$/.test(file) && !/\.spec\.ts$|node_modules|^apps\/(?:web|ops)\//.test(file);
const files = ['apps', 'libs']
  .flatMap((folder) =>
    readdirSync(join(projectRoot, folder), { recursive: true }).map((file) => `${folder}/${String(file)}`),
  )
  .filter((file) => isSource(file) && REFUSALS.test(readFileSync(join(projectRoot, file), 'utf8')));
const sentences = files.flatMap((file) => textsIn(file).map((text) => [text, file] as const));

it('finds the sentences that refuse a start', () => {
  expect(sentences.length).toBeGreaterThan(40);
  expect(sentences.map(([text]) => text)).toContain(
    'не поддерживается, нужен EventStoreDB 23.10 или новее либо KurrentDB',
  );
});

it.each(sentences)('docs/operations.md says what to do at «%s» (%s)', (text) => {
  expect(page.replaceAll(/\s+/g, ' ')).toContain(text);
});
