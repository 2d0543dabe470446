import { familyView } from '@kurator/family';
import { FAMILY, played, registered, sent, world, type Sent } from '../../libs/family/src/testing';
import { numbers, searchedNumber, type NumberRow } from './index';

const rowsOf = (...commands: readonly Sent[]) =>
  numbers.render(familyView(FAMILY, played(commands, { profile: 'MARIEL' }), world)).documents[
    'numbers'
  ] as unknown as readonly NumberRow[];
const short = (...commands: readonly Sent[]) => rowsOf(...commands).map(({ kind, number, on }) => [kind, number, on]);

describe('the numbers under which papers have a family', () => {
  it('are those of its journal entries and resolutions', () => {
    expect(short(...registered)).toEqual(
      expect.arrayContaining([
        ['JOURNAL_ENTRY', '17', expect.any(String)],
        ['RESOLUTION', '7/2', expect.any(String)],
      ]),
    );
  });
  it('are those of its file and its card, too', () => {
    const filed = [...registered, sent('open-personal-file'), sent('issue-record-card')];
    expect(short(...filed).map(([kind, number]) => [kind, number])).toEqual(
      expect.arrayContaining([
        ['PERSONAL_FILE', '8'],
        ['RECORD_CARD', '8'],
      ]),
    );
  });
  it('stand once however many decisions share a resolution', () => {
    const shared = [...registered, sent('assign-curator')];
    expect(short(...shared).filter(([kind]) => kind === 'RESOLUTION')).toHaveLength(1);
  });
  it('are found where the family is, and nowhere else', () =>
    expect(new Set(rowsOf(...registered).map(({ municipality, holder }) => `${municipality} ${holder}`))).toEqual(
      new Set([`${registered[0]?.body['municipality'] as string} 1`]),
    ));
});

it.each([
  [' № 7 / 2 ', '7/2'],
  ['12-Ё', '12-е'],
])('%s is searched as %s', (written, key) => expect(searchedNumber(written)).toBe(key));
