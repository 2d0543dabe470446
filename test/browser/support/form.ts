import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';

export interface Schema {
  readonly type?: string;
  readonly format?: string;
  readonly title?: string;
  readonly enum?: readonly string[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly 'x-ref'?: string;
  readonly 'x-new'?: boolean;
  readonly 'x-unit'?: string;
  readonly pattern?: string;
  readonly 'x-titles'?: Readonly<Record<string, { readonly ru: string }>>;
}
interface Operation {
  readonly summary: string;
  readonly requestBody: { readonly content: { readonly 'application/json': { readonly schema: Schema } } };
}
const FILE = join(__dirname, '..', '..', '..', 'docs', 'openapi.json');
const { paths } = JSON.parse(readFileSync(FILE, 'utf8')) as { paths: Record<string, { post: Operation }> };
const COMMAND = /families\/\{familyId\}\/commands\/([a-z-]+)$/;
/** Every command about a family. */
export const commands: readonly string[] = Object.keys(paths).flatMap((path) => COMMAND.exec(path)?.[1] ?? []);

const operation = (command: string): Operation =>
  (paths[`/api/v1/families/{familyId}/commands/${command}`] as { post: Operation }).post;

export const schemaOf = (command: string): Schema => operation(command).requestBody.content['application/json'].schema;

/** What the page calls a command. */
export const titleOf = (command: string): string =>
  (operation(command).summary.replace(/^\S+ /, '').split(' / ')[0] ?? '').trim();

/** How an id or a code stands in the lists of the page. */
export type Words = (id: string) => string | RegExp;
export type Body = Readonly<Record<string, unknown>>;
interface Field {
  readonly path: string;
  readonly schema: Schema;
  readonly value: unknown;
}

/** How the contract writes a quarter, and how people do. */
const QUARTER = /Q\[1-4\]/;
const quarterText = (quarter: string): string =>
  `${['I', 'II', 'III', 'IV'][Number(quarter.slice(-1)) - 1]} квартал ${quarter.slice(0, 4)}`;
/** Money is typed in rubles. */
const typedAs = (schema: Schema, value: unknown): string =>
  (schema['x-unit'] === 'KOPECKS' ? (Number(value) / 100).toFixed(2) : String(value)).replace('.', ',');
const dayText = (day: string): string => day.split('-').toReversed().join('.');

/** A form of the page, filled in as somebody does who has a command's body before the eyes. */
export class Form {
  constructor(
    private readonly page: Page,
    private readonly words: Words,
  ) {}

  /** Fills in every field that the body has, in its own order. */
  async fill(command: string, body: Body): Promise<void> {
    await this.page.getByRole('button', { name: 'Записать', exact: true }).waitFor();
    await this.group('', schemaOf(command), body);
  }

  private at(path: string): Locator {
    return this.page.locator(`[data-path="${path}"]`);
  }

  private async group(path: string, { properties = {} }: Schema, body: Body): Promise<void> {
    for (const [name, value] of Object.entries(body)) {
      const schema = properties[name];
      if (schema === undefined) throw new Error(`${path}.${name} is no field`);
      await this.field({ path: path === '' ? name : `${path}.${name}`, schema, value });
    }
  }

  private async field(field: Field): Promise<void> {
    const { path, schema, value } = field;
    // An id that the form chooses by itself has no field.
    if ((await this.at(path).count()) === 0) return this.unfold(field);
    if (schema.type === 'object') return this.inner(field);
    if (schema.type === 'array') return this.list(field);
    await this.leaf(this.at(path), schema, value);
  }

  /** What may be left out is folded away until somebody asks for it; an id of something new is never shown. */
  private async unfold({ path }: Field): Promise<void> {
    if (!/Id$/.test(path)) throw new Error(`the form has no field ${path}`);
  }

  private async inner({ path, schema, value }: Field): Promise<void> {
    await this.open(path);
    const begin = this.at(path).locator('> button');
    if ((await begin.count()) > 0) await begin.click();
    await this.group(path, schema, value as Body);
  }

  private async list({ path, schema, value }: Field): Promise<void> {
    await this.open(path);
    const { items = {} } = schema;
    const values = value as readonly unknown[];
    if (items.type !== 'object') return this.several(this.at(path), items, values as readonly string[]);
    for (const [index, one] of values.entries()) {
      if ((await this.page.locator(`[data-path^="${path}[${index}]"]`).count()) === 0)
        await this.at(path).locator('> div > button').last().click();
      await this.group(`${path}[${index}]`, items, one as Body);
    }
  }

  private async open(path: string): Promise<void> {
    await this.openAround(this.at(path));
  }

  private async leaf(place: Locator, schema: Schema, value: unknown): Promise<void> {
    await this.openAround(place);
    if (typeof value === 'boolean') return this.tick(place, value);
    if (schema.format === 'date') return this.typed(place.getByRole('textbox').first(), dayText(String(value)));
    if (schema.format === 'date-time') return this.moment(place, String(value));
    if (QUARTER.test(schema.pattern ?? '')) return this.pick(place, quarterText(String(value)));
    if (schema.enum !== undefined || schema['x-ref'] !== undefined) return this.choose(place, schema, String(value));
    await this.typed(place.getByRole('textbox').first(), typedAs(schema, value));
  }
  private async tick(place: Locator, value: boolean): Promise<void> {
    if (value) await place.getByRole('checkbox').check();
  }
  private async openAround(place: Locator): Promise<void> {
    if (await place.isVisible()) return;
    await this.page.locator('details:not([open])').filter({ has: place }).locator('> summary').last().click();
  }

  private async typed(box: Locator, text: string): Promise<void> {
    await box.fill(text);
    await box.blur();
  }
  /** A local time `2026-02-02T09:15`. */
  private async moment(place: Locator, local: string): Promise<void> {
    const [day = '', time = ''] = local.split('T');
    await this.typed(place.getByRole('textbox').first(), dayText(day));
    await this.typed(place.getByRole('textbox').nth(1), time);
  }
  private label(schema: Schema, value: string): string | RegExp {
    return schema['x-titles']?.[value]?.ru ?? this.words(value);
  }
  private async choose(place: Locator, schema: Schema, value: string): Promise<void> {
    await this.pick(place, this.label(schema, value));
  }
  private async pick(place: Locator, name: string | RegExp): Promise<void> {
    await place.getByRole('combobox').click();
    await this.page
      .getByRole('option', { name, exact: typeof name === 'string' })
      .first()
      .click();
  }
  private async several(place: Locator, schema: Schema, values: readonly string[]): Promise<void> {
    await this.openAround(place);
    if (schema.enum === undefined && schema['x-ref'] === undefined)
      return this.typed(place.getByRole('textbox'), values.join('\n'));
    for (const value of values) await this.choose(place, schema, value);
    await this.page.keyboard.press('Escape');
  }
}
