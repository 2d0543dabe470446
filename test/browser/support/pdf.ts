import { inflateSync } from 'node:zlib';

/** What stands in a PDF that Chromium made: enough to say what is on which page, no more. */
export interface Pdf {
  /** The text of each page, without the spaces that a program cannot tell from distances. */
  readonly pages: readonly string[];
}
type Objects = ReadonlyMap<string, string>;
/** Letters of a font by the number of the glyph, as it is written. */
type Letters = ReadonlyMap<string, string>;

/** What the first bracket of a pattern finds; empty where it finds nothing. */
const found = (text: string, pattern: RegExp): string => pattern.exec(text)?.[1] ?? '';
const every = (text: string, pattern: RegExp): readonly string[] =>
  [...text.matchAll(pattern)].map((match) => match[1] ?? '');

/** Every object by its number, streams unpacked. */
function objectsOf(pdf: Buffer): Objects {
  const text = pdf.toString('latin1');
  return new Map(
    every(text, /^(\d+ 0 obj\n.*?)\nendobj/gms).map((all) => [
      found(all, /^(\d+)/),
      unpacked(all.slice(all.indexOf('\n') + 1)),
    ]),
  );
}
function unpacked(body: string): string {
  const [head = '', stream] = body.split(/stream\r?\n/, 2);
  if (stream === undefined || !head.includes('/FlateDecode')) return body;
  const packed = stream.slice(0, Number(found(head, /\/Length (\d+)/)));
  return head + inflateSync(Buffer.from(packed, 'latin1')).toString('latin1');
}
/** The object that another one names, `/Contents 16 0 R`. */
const named = (objects: Objects, body: string, name: string): string =>
  objects.get(found(body, new RegExp(`/${name} (\\d+) 0 R`))) ?? '';

const utf16 = (hex: string): string => Buffer.from(hex, 'hex').swap16().toString('utf16le');
const plus = (hex: string, by: number): string =>
  (parseInt(hex, 16) + by).toString(16).toUpperCase().padStart(hex.length, '0');

/** One glyph and its letter, or a row of glyphs and the letter of the first. */
function row(line: string): readonly (readonly [glyph: string, letter: string])[] {
  const hex = every(line.toUpperCase(), /<(\w+)>/g);
  const [from, to, letter] = hex.length === 3 ? hex : [hex[0], hex[0], hex[1]];
  if (from === undefined || to === undefined || letter === undefined) return [];
  const length = parseInt(to, 16) - parseInt(from, 16) + 1;
  return Array.from({ length }, (_, n) => [plus(from, n), utf16(plus(letter, n))] as const);
}
function lettersOf(objects: Objects, font: string): Letters {
  const map = named(objects, font, 'ToUnicode');
  return new Map(every(map, /beginbf\w+(.*?)endbf/gs).flatMap((block) => block.split('\n').flatMap(row)));
}

const NO_LETTERS: Letters = new Map();
function spelt(glyphs: string, letters: Letters): string {
  const [one = '0000'] = letters.keys();
  const all = every(glyphs.toUpperCase(), new RegExp(`(.{${one.length}})`, 'g'));
  return all.map((glyph) => letters.get(glyph) ?? '').join('');
}
function textOf(objects: Objects, page: string): string {
  const fonts = new Map(
    every(page, /\/(F\d+ \d+) 0 R/g).map((font) => {
      const [name = '', number = ''] = font.split(' ');
      return [name, lettersOf(objects, objects.get(number) ?? '')];
    }),
  );
  let letters = NO_LETTERS;
  let text = '';
  for (const part of every(named(objects, page, 'Contents'), /(\/F\d+ [\d.]+ Tf|<[0-9A-Fa-f]+> Tj)/g)) {
    if (part.startsWith('<')) text += spelt(found(part, /<(\w+)>/), letters);
    else letters = fonts.get(found(part, /\/(F\d+)/)) ?? NO_LETTERS;
  }
  return text.replaceAll(/\s/g, '');
}

/** @param pdf as `page.pdf()` gives it */
export function readPdf(pdf: Buffer): Pdf {
  const objects = objectsOf(pdf);
  const pages = [...objects.values()].filter((body) => /\/Type \/Page\b(?!s)/.test(body));
  return { pages: pages.map((page) => textOf(objects, page)) };
}
