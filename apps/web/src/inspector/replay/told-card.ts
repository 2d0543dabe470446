import type { Card } from '../../api/types';
import { dayText } from '../../ui/dates';
import type { Names } from '../../words/names';

type Words = (key: string) => string;
/** One line of a card in words: the key of its name and what it says. */
export type Line = readonly [field: string, text: string];

interface PersonName {
  readonly last?: string;
  readonly first?: string;
  readonly patronymic?: string;
}
const written = (name: unknown): string => {
  if (typeof name !== 'object' || name === null) return '—';
  const { last = '', first = '', patronymic = '' } = name as PersonName;
  return [last, first, patronymic].filter((part) => part !== '').join(' ');
};

/** Whose family it is: a parent's name before a child's; null when nobody's is left. */
export function familyName({ members: all }: Card): string | null {
  const parent = all.find(({ role }) => /^KR-0[1-7]$/.test(role)) ?? all[0];
  return parent?.name ? written(parent.name) : null;
}

const members = ({ members: all }: Card, names: Names): string =>
  all.map(({ name, role, birthDate }) => `${written(name)} (${names.code(role)}${bornOn(birthDate)})`).join('; ');
const bornOn = (birthDate: unknown): string => (typeof birthDate === 'string' ? `, ${dayText(birthDate)}` : '');
const day = (value: string | null | undefined): string => (value ? dayText(value) : '—');

function registered({ subjects }: Card) {
  const on = subjects.filter(({ state }) => state === 'SUBJECT_REGISTERED');
  const since = on.map(({ registeredOn }) => registeredOn ?? '').filter((one) => one !== '');
  return { since: since.toSorted()[0] ?? null, grounds: [...new Set(on.flatMap(({ grounds }) => grounds))] };
}
function led({ curator }: Card, names: Names): string {
  if (curator === null) return '—';
  return curator.officerId ? names.officer(curator.officerId) : names.agency(curator.agencyId);
}
const orNone = (text: string): string => (text === '' ? '—' : text.charAt(0).toUpperCase() + text.slice(1));

/** A programme that nobody has approved yet has no term. */
const termOf = ({ termFrom, termTo }: NonNullable<Card['programme']>): string =>
  termFrom ? `, ${day(termFrom)} – ${day(termTo)}` : '';

/** The lines of a card as people read them, always the same ones: so two cards can be laid side by side. */
export function linesOf(
  card: Card,
  names: Names,
  { state, own }: { readonly state: Words; readonly own: Words },
): readonly Line[] {
  const { since, grounds } = registered(card);
  const { programme, level } = card;
  return [
    ['main', state(`main.${card.states['main'] ?? 'NONE'}`)],
    ['track', own(`track.${card.track}`)],
    ['municipality', names.municipality(card.municipality)],
    ['registeredOn', day(since)],
    ['grounds', orNone(grounds.map(names.code).join('; '))],
    ['dangerLevel', orNone(card.dangerLevel === null ? '' : names.code(card.dangerLevel))],
    ['curator', led(card, names)],
    ['level', level === null ? '—' : names.code(level.code)],
    [
      'programme',
      programme === null ? '—' : `${state(`programme.${card.states['programme'] ?? 'PROG_NONE'}`)}${termOf(programme)}`,
    ],
    ['measures', String(programme?.measures.length ?? 0)],
    ['nextReviewOn', day(card.nextReviewOn)],
    ['members', orNone(members(card, names))],
    ['addresses', orNone(card.addresses.map(({ text }) => String(text ?? '—')).join('; '))],
  ];
}

/** The lines that say something else in the other card. */
export function differences(then: readonly Line[], now: readonly Line[]) {
  const today = new Map(now);
  return then
    .filter(([field, text]) => today.get(field) !== text)
    .map(([field, text]) => ({ field, then: text, now: today.get(field) ?? '—' }));
}
