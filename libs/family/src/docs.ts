import type { EventType, Field, SealedBy, Shape } from '@kurator/kernel';
import { classifier } from '@kurator/regulation';
import { familyEvents } from './catalogue';
import { walkFields, type Walked } from './shared/walk-fields';
import { systemUseCases, useCases } from './use-cases';

/** Letters of spec 3.4. */
const GROUPS: Readonly<Record<string, string>> = {
  A: 'Выявление и приём сообщений',
  B: 'Проверка',
  C: 'Согласие',
  D: 'Заседание и постановление',
  E: 'Банк данных',
  F: 'Куратор, специалист, рабочая группа, личное дело',
  G: 'Программа',
  H: 'Контроль',
  I: 'Уровень и сопровождение',
  J: 'Итоги и снятие с учёта',
  K: 'Движение и состав семьи',
  L: 'Угроза жизни и здоровью',
  M: 'Трудная жизненная ситуация',
  N: 'Отчёты, списки, запросы',
  O: 'Исправления',
};

type Words = { readonly [K in Shape['kind']]: (shape: Extract<Shape, { kind: K }>) => string };
const WORDS: Words = {
  text: ({ max }) => `текст до ${max} знаков`,
  token: ({ max, pattern }) => (pattern === undefined ? `строка до ${max} знаков` : `строка \`${pattern}\``),
  uuid: () => 'UUID',
  ref: () => 'идентификатор из справочника',
  code: ({ classifier: id }) => `код классификатора \`${id}\` (${classifier(id)?.section ?? '—'})`,
  oneOf: ({ values }) => `одно из: ${values.map((v) => `\`${v}\``).join(', ')}`,
  date: () => 'дата',
  instant: () => 'момент времени UTC',
  month: () => 'месяц',
  int: ({ min, max }) => `целое от ${min} до ${max}`,
  number: ({ min, max }) => `число от ${min} до ${max}`,
  bool: () => 'да или нет',
  object: () => 'структура',
  document: ({ schema }) => `документ по схеме \`${schema}\``,
  list: ({ of, min, max }) => `список (${min}–${max}): ${inWords(of.shape)}`,
};
const inWords = (shape: Shape): string => (WORDS[shape.kind] as (s: Shape) => string)(shape);

/** A list of sealed values is sealed value by value. */
const sealedBy = (field: Field<unknown>): SealedBy | undefined =>
  field.sealed ?? (field.shape.kind === 'list' ? sealedBy(field.shape.of) : undefined);
function sealing(field: Field<unknown>): string {
  const sealed = sealedBy(field);
  if (sealed === undefined) return '—';
  return 'person' in sealed ? `ключ человека из \`${sealed.person}\`` : 'ключ семьи';
}

const cell = (text: string): string => text.replaceAll('|', '\\|');
const row = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;
const fieldRow = ({ path, field }: Walked): string =>
  row([`\`${path}\``, inWords(field.shape), field.optional ? 'нет' : 'да', sealing(field)]);

/** A command, as far as it is named here. */
interface Emitting {
  readonly name: string;
  readonly number: string;
  readonly emits: readonly string[];
}
/** Events of streams that are no family's, and the commands that emit them. */
export interface OtherStreams {
  readonly title: string;
  /** Which streams, in a sentence. */
  readonly about: string;
  readonly events: readonly Described[];
  readonly commands: readonly Emitting[];
}
type Described = Pick<EventType<never>, 'name' | 'title' | 'version' | 'source' | 'fields'>;

const commandsOf = (type: string, commands: readonly Emitting[]): string => {
  const names = commands.filter((u) => u.emits.includes(type)).map((u) => `\`${u.name}\` (${u.number})`);
  return names.length === 0 ? 'записывает система' : names.join(', ');
};

const eventSection = (event: Described, commands: readonly Emitting[]): string =>
  [
    `### \`${event.name}\``,
    `${event.title.ru} (${event.title.en}). Версия схемы ${event.version}.`,
    `- Источник: ${event.source}\n- Команды: ${commandsOf(event.name, commands)}`,
    [
      row(['поле', 'что в нём', 'обязательно', 'запечатано']),
      row(['---', '---', '---', '---']),
      ...walkFields(event.fields).map(fieldRow),
    ].join('\n'),
  ].join('\n\n');

function groupSection(group: string, events: readonly Described[]): string {
  const commands = [...useCases, ...systemUseCases];
  const sections = events.map((event) => eventSection(event, commands));
  return [`## ${group}. ${GROUPS[group] ?? ''}`, ...sections].join('\n\n');
}
const otherSection = ({ title, about, events, commands }: OtherStreams): string =>
  [`## ${title}`, about, ...events.map((event) => eventSection(event, commands))].join('\n\n');

/**
 * `docs/events.md`: every event of a family's stream by group of spec 3.4, with its titles, clauses, fields (meaning,
 * required, sealed under whose key) and the commands that emit it. Generated, so that a review sees it change.
 * @param others what lives in streams of its own, told after the families
 */
export function eventsMarkdown(others: readonly OtherStreams[] = []): string {
  const events = Object.values(familyEvents) as readonly (Described & { readonly group: string })[];
  const groups = [...new Set(events.map((e) => e.group))].sort();
  return [
    '# События',
    'Этот файл создаётся из объявлений событий: `libs/family/src/catalogue`, `libs/period`, `libs/directory`, `libs/regulation`.',
    'Поток `family-<uuid>` хранит события в порядке записи. У каждого события есть общий конверт (`libs/kernel/src/fact.ts`): день, когда факт произошёл, момент записи, номер эпизода, кто решил, регламент и его версия.',
    'Запечатанное значение хранится зашифрованным: ключ человека уничтожается вместе с его данными, ключ семьи закрывает адреса и все свободные тексты. Поля `a.b` и `a[].b` лежат внутри структуры и внутри элементов списка `a`.',
    ...groups.map((group) =>
      groupSection(
        group,
        events.filter((e) => e.group === group),
      ),
    ),
    ...others.map(otherSection),
  ]
    .join('\n\n')
    .concat('\n');
}
