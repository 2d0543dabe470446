import { useCases } from '@kurator/family';
import type { Field, Fields, Shape } from '@kurator/kernel';
import {
  classifier,
  fieldTitle,
  titledFields,
  titledValues,
  titleKey,
  valueKey,
  valueTitle,
} from '@kurator/regulation';
import { documentOf } from '../../../apps/api/src/openapi/document';
import { streamUseCases } from '../../../apps/api/src/streams/kinds';
import { bodyFields } from '../../../apps/api/src/validation/validate-body';

type Path = readonly string[];
/** A field of a command with the path from the command's name; of a list of plain values, the shape of the elements. */
type Found = readonly [path: Path, leaf: Shape];

const leafOf = (shape: Shape): Shape => (shape.kind === 'list' ? leafOf(shape.of.shape) : shape);
const below = (fields: Fields, path: Path): readonly Found[] =>
  Object.entries(fields).flatMap(([name, field]: [string, Field<unknown>]) => {
    const [own, leaf] = [[...path, name], leafOf(field.shape)];
    return [[own, leaf] as const, ...(leaf.kind === 'object' ? below(leaf.fields, own) : [])];
  });
const all = [...useCases, ...streamUseCases].flatMap((one) => below(bodyFields(one), [one.name]));
const named = (found: readonly Found[]) => found.map(([path]) => path.join('.'));

it('finds the fields of the commands', () => expect(all.length).toBeGreaterThan(1400));

describe('every field of every command', () => {
  it('has a Russian and an English title', () => {
    const without = all.filter(([path]) => {
      const title = fieldTitle(path);
      return title === null || !/^[А-ЯЁ]/.test(title.ru) || !/^[A-Z]/.test(title.en) || /[а-яё]/i.test(title.en);
    });
    expect(named(without)).toEqual([]);
  });
  it('says what its id points at', () => {
    const ids = all.filter(([path, { kind }]) => kind === 'uuid' || kind === 'ref' || /Ids?$/.test(path.at(-1) ?? ''));
    expect(ids.length).toBeGreaterThan(200);
    const without = ids.filter(([path]) => fieldTitle(path)?.ref === undefined);
    expect([...new Set(without.map(([path]) => path.at(-1)))]).toEqual(['fileId', 'profileId']);
  });
  it('has a title for each of its values, unless a classifier has', () => {
    const without = all.flatMap(([path, leaf]) => {
      if (leaf.kind === 'code') return classifier(leaf.classifier) === null ? [path.join('.')] : [];
      const values = leaf.kind === 'oneOf' ? leaf.values : [];
      return values
        .filter((value) => valueTitle(path.at(-1) ?? '', value) === null)
        .map((value) => [...path, value].join('.'));
    });
    expect(without).toEqual([]);
  });
});

it('titles nothing that no command has', () => {
  const used = new Set(all.map(([path]) => titleKey(path)));
  expect(titledFields().filter((key) => !used.has(key))).toEqual([]);
  const values = new Set(
    all.flatMap(([path, leaf]) =>
      leaf.kind === 'oneOf' ? leaf.values.map((value) => valueKey(path.at(-1) ?? '', value)) : [],
    ),
  );
  expect(titledValues().filter((key) => !values.has(key))).toEqual([]);
});

it('the contract shows a form all of it', () => {
  const paths = documentOf(useCases)['paths'] as Record<string, Record<string, never>>;
  const post = paths['/api/v1/families/{familyId}/commands/report']?.['post'];
  expect(post).toMatchObject({
    'x-title': 'Зарегистрировать сообщение о неблагополучии',
    'x-roles': expect.arrayContaining(['COMMISSION_SECRETARY']) as unknown,
    requestBody: {
      content: {
        'application/json': {
          schema: {
            properties: {
              informationSource: {
                title: 'Источник информации',
                'x-title-en': 'Source of information',
                'x-classifier': 'informationSources',
              },
              detectedByAgencyId: { 'x-ref': 'agency' },
              track: { 'x-titles': { SOP: { ru: 'Социально опасное положение', en: 'Socially dangerous position' } } },
              persons: {
                title: 'Члены семьи',
                items: { properties: { personId: { 'x-ref': 'person', 'x-new': true } } },
              },
            },
          },
        },
      },
    },
  });
});
