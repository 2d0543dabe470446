import { clear } from '@kurator/kernel';
import type { FamilyView, PersonName } from '@kurator/family';

/** Words of a text as they are compared: lower case, ё as е, without punctuation; a double name is two words. */
export const normalTokens = (text: string): readonly string[] =>
  text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((token) => token !== '');

const partsOf = ({ last, first, patronymic }: PersonName): readonly string[] => [last, first, patronymic ?? ''];

/** Every word of every name that the family's persons ever had, once each, ascending; nothing of erased names. */
export function nameTokens({ moments }: Pick<FamilyView, 'moments'>): readonly string[] {
  const registers = new Set(moments.map(({ state }) => state.persons));
  const names = new Set([...registers].flatMap((persons) => Object.values(persons).map((p) => p.name)));
  const tokens = [...names].flatMap((sealed) => {
    const name = clear(sealed);
    return name === null ? [] : partsOf(name).flatMap(normalTokens);
  });
  return [...new Set(tokens)].sort();
}
