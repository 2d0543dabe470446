import 'reflect-metadata';
import { code, date, int, list, object, oneOf, opt, text, token, uuid, type Fields } from '@kurator/kernel';
import { useCases } from '@kurator/family';
import fc from 'fast-check';
import { dtoOf } from './dto';
import { sound } from './sound';
import { told, validate } from './validate';
import { bodyClasses, bodyFields, validateBody } from './validate-body';

const FIELDS: Fields = {
  occurredOn: date(),
  persons: list(object({ personId: uuid(), birthDate: opt(date()) }), 1, 3),
  grounds: list(code('familyGrounds'), 0, 5),
  groundText: opt(text(20)),
  size: opt(int(1, 9)),
  kind: oneOf('A', 'B'),
  note: opt(object({ number: token(5) })),
};
const dto = dtoOf(FIELDS);
const ID = '6a1c0000-0000-4000-8000-000000000001';
const RIGHT = { occurredOn: '2026-02-28', persons: [{ personId: ID }], grounds: ['FG-01'], kind: 'A' };
const paths = (value: unknown) => validate(dto, value).map(({ path, constraint }) => `${path} ${constraint}`);

describe('validation of a body', () => {
  it('finds nothing in a right one', () => expect(paths(RIGHT)).toEqual([]));
  it.each([
    ['a date that does not exist', { ...RIGHT, occurredOn: '2026-02-30' }, ['occurredOn date']],
    ['half a surrogate pair', { ...RIGHT, groundText: 'Илья \ud83d' }, ['groundText text']],
    ['a missing field', { ...RIGHT, kind: undefined }, ['kind required']],
    ['null for an absent one', { ...RIGHT, size: null }, ['size int']],
    ['an unknown field', { ...RIGHT, colour: 1 }, ['colour unknown']],
    ['an unknown field inside', { ...RIGHT, persons: [{ personId: ID, x: 1 }] }, ['persons[0].x unknown']],
    [
      'a place inside a list',
      { ...RIGHT, persons: [{ personId: ID }, { personId: ID, birthDate: 'x' }] },
      ['persons[1].birthDate date'],
    ],
    ['an element that is no object', { ...RIGHT, persons: [7] }, ['persons[0] object']],
    ['a list that is too short', { ...RIGHT, persons: [] }, ['persons list']],
    ['a code that is in no classifier', { ...RIGHT, grounds: ['FG-01', 'FG-77'] }, ['grounds[1] code']],
    ['another ground without its text', { ...RIGHT, grounds: ['FG-99'] }, ['groundText required']],
    ['a nested object', { ...RIGHT, note: { number: '123456' } }, ['note.number token']],
    ['a fraction', { ...RIGHT, size: 1.5 }, ['size int']],
  ])('names %s', (_name, value, expected) => expect(paths(value)).toEqual(expected));
  it.each([null, 7, 'x', []])('wants an object, not %p', (value) => expect(paths(value)).toEqual([' object']));
  it('accepts a whole surrogate pair', () => expect(paths({ ...RIGHT, groundText: 'Илья 😀' })).toEqual([]));
  it('accepts another ground with its text', () =>
    expect(paths({ ...RIGHT, grounds: ['FG-99'], groundText: 'иное' })).toEqual([]));
  it('says in either language what would be right', () => {
    expect(validate(dto, { ...RIGHT, kind: 'C' }, 'ru')[0]?.message).toBe('нужно одно из значений: A, B');
    expect(validate(dto, { ...RIGHT, kind: 'C' }, 'en')[0]?.message).toBe('one of these is needed: A, B');
  });

  const json = fc.oneof(
    fc.constant(undefined),
    fc.constant(null),
    fc.integer(),
    fc.string(),
    fc.constant([]),
    fc.constant({}),
    fc.constant(['FG-99']),
    fc.constant('2026-02-29'),
  );
  it('agrees with class-validator whatever is put anywhere', () => {
    const anywhere = fc.record({
      at: fc.constantFrom('occurredOn', 'persons', 'grounds', 'kind', 'note', 'size', 'colour', 'person', 'groundText'),
      value: json,
    });
    fc.assert(
      fc.property(fc.array(anywhere, { maxLength: 3 }), (changes) => {
        const body: Record<string, unknown> = structuredClone(RIGHT);
        for (const { at, value } of changes) {
          if (at === 'person') body['persons'] = [{ personId: ID, birthDate: value }];
          else body[at] = value;
        }
        for (const name of Object.keys(body)) if (body[name] === undefined) delete body[name];
        expect(sound(dto, body)).toBe(told(dto, body, 'ru').length === 0);
      }),
      { numRuns: 500 },
    );
  });
});

describe('every command', () => {
  const classes = bodyClasses(useCases);
  it.each(useCases.map((useCase) => useCase.name))('%s accepts its own example', (name) => {
    expect(validateBody(classes, name, useCases.find((useCase) => useCase.name === name)?.example)).toEqual([]);
  });
  const required = useCases.flatMap((useCase) =>
    Object.entries(bodyFields(useCase)).flatMap(([field, { optional }]) =>
      optional ? [] : [[useCase.name, field] as const],
    ),
  );
  it.each(required)('%s without %s is refused at that path', (name, field) => {
    const { [field]: _dropped, ...rest } = useCases.find((useCase) => useCase.name === name)?.example ?? {};
    expect(validateBody(classes, name, rest).map((wrong) => wrong.path)).toEqual([field]);
  });
});
