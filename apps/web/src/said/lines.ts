import { dayText, instantText } from '../ui/dates';
import { moneyText } from '../ui/money';
import { quarterText } from '../ui/quarters';
import { nameText } from '../words/person-name';
import type { TitleOf } from './titles';

/** One thing that an event says: in words, or as a group of such. */
export interface Said {
  readonly title: string;
  readonly text: string;
  readonly inner: readonly Said[];
}
/** What turns ids and codes into words; null for what it does not know. */
export interface Words {
  readonly title: TitleOf;
  readonly value: (field: string, value: string) => string | null;
  /** A person, agency, officer, event, measure by id. */
  readonly named: (id: string) => string | null;
  readonly yes: string;
  readonly no: string;
  /** True for a field that holds kopecks. */
  readonly isMoney: (field: string) => boolean;
  readonly isRussian: boolean;
  readonly timeZone: string;
}
type Data = Readonly<Record<string, unknown>>;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const QUARTER = /^\d{4}-Q[1-4]$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/;
/** A value of a list that nobody may read as such: capitals with signs between. */
const CODE = /^[A-Z][A-Z0-9]*(?:[-_][A-Z0-9]+)+$/;
const isGroup = (value: unknown): value is Data => typeof value === 'object' && value !== null && !Array.isArray(value);

/** A text in words; null for an id or a code that has none: it would say nothing to a reader. */
function wordsOf(field: string, value: string, words: Words): string | null {
  if (DAY.test(value)) return dayText(value);
  if (QUARTER.test(value)) return quarterText(value, words.isRussian);
  if (INSTANT.test(value)) return instantText(value, words.timeZone);
  const known = words.named(value) ?? words.value(field, value);
  return known ?? (UUID.test(value) || CODE.test(value) ? null : value);
}

function scalarText(field: string, value: unknown, words: Words): string | null {
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (typeof value === 'number') return words.isMoney(field) ? moneyText(value) : String(value).replace('.', ',');
  return typeof value === 'string' && value !== '' ? wordsOf(field, value, words) : null;
}

/** Two things said under one title: a list of groups numbers them. */
function listed(title: string, path: readonly string[], values: readonly unknown[], words: Words): readonly Said[] {
  if (values.some(isGroup)) {
    const many = values.length > 1;
    return values.filter(isGroup).flatMap((one, at) => group(many ? `${title} ${at + 1}` : title, path, one, words));
  }
  const field = path.at(-1) ?? '';
  const texts = values.map((value) => scalarText(field, value, words)).filter((text) => text !== null);
  return texts.length === 0 ? [] : [{ title, text: texts.join(', '), inner: [] }];
}

function group(title: string, path: readonly string[], value: Data, words: Words): readonly Said[] {
  // What stands in the place of a destroyed value says so in words.
  if ('$erased' in value) return [{ title, text: String(value['text']), inner: [] }];
  const name = nameText(value);
  if (name !== null && 'last' in value) return [{ title, text: name, inner: [] }];
  const inner = linesOf(value, words, path);
  return inner.length === 0 ? [] : [{ title, text: '', inner }];
}

function said(path: readonly string[], value: unknown, words: Words): readonly Said[] {
  const title = words.title(path);
  if (title === null) return [];
  if (Array.isArray(value)) return listed(title, path, value, words);
  if (isGroup(value)) return group(title, path, value, words);
  const text = scalarText(path.at(-1) ?? '', value, words);
  return text === null ? [] : [{ title, text, inner: [] }];
}

/**
 * What an event says, in the order in which it was recorded. What has no title or no words is left out: ids that only a
 * program reads.
 * @param path of the group within the event; empty at its top
 */
export const linesOf = (data: Data, words: Words, path: readonly string[] = []): readonly Said[] =>
  Object.entries(data).flatMap(([name, value]) => said([...path, name], value, words));
