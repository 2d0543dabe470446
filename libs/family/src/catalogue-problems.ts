import type { Fields } from '@kurator/kernel';
import { classifierIds } from '@kurator/regulation';
import { familyEvents, type FamilyEvent } from './catalogue';
import { valueShape, walkFields, type Walked } from './shared/walk-fields';
import type { UseCase } from './use-case';
import { systemUseCases, useCases } from './use-cases';

/** What is proved: every declared event by its key, and every use case. */
export interface Declared {
  readonly events: Readonly<Record<string, FamilyEvent>>;
  readonly useCases: readonly UseCase[];
}

const when = (wrong: boolean, problem: string): readonly string[] => (wrong ? [problem] : []);

const titleProblems = (what: string, { ru, en }: { ru: string; en: string }): readonly string[] => [
  ...when(ru === '' || en === '', `${what} has no title in one language`),
  ...when(ru === en, `${what} has the same title in both languages`),
];

/** A value sealed under a person's key must stand beside that person's id, or nobody could find the key. */
function fieldProblems(what: string, { path, field, siblings }: Walked): readonly string[] {
  const shape = valueShape(field);
  const idField = field.sealed && 'person' in field.sealed ? field.sealed.person : null;
  return [
    ...when(
      shape.kind === 'code' && !classifierIds().includes(shape.classifier),
      `${what}.${path}: there is no classifier ${shape.kind === 'code' ? shape.classifier : ''}`,
    ),
    ...when(
      idField !== null && siblings[idField]?.shape.kind !== 'uuid',
      `${what}.${path} is sealed by ${idField}, which is no id beside it`,
    ),
  ];
}
const allFields = (what: string, fields: Fields): readonly string[] =>
  walkFields(fields).flatMap((walked) => fieldProblems(what, walked));

const eventProblems = ([key, event]: readonly [string, FamilyEvent]): readonly string[] => [
  ...when(key !== event.name, `event ${event.name} is declared under ${key}`),
  ...when(typeof event.possible !== 'function', `event ${event.name} has no guard`),
  ...when(
    event.upcasts.length !== event.version - 1,
    `event ${event.name} of version ${event.version} has ${event.upcasts.length} upcasts`,
  ),
  ...titleProblems(`event ${event.name}`, event.title),
  ...allFields(event.name, event.fields),
];

const useCaseProblems =
  ({ events, useCases: all }: Declared) =>
  (useCase: UseCase, index: number): readonly string[] => [
    ...when(
      all.findIndex((other) => other.name === useCase.name) !== index,
      `use case ${useCase.name} is declared twice`,
    ),
    ...useCase.emits
      .filter((type) => !(type in events))
      .map((type) => `use case ${useCase.name} emits ${type}, which is no event`),
    ...titleProblems(`use case ${useCase.name}`, useCase.title),
    ...allFields(useCase.name, useCase.body),
  ];

const ours: Declared = {
  events: familyEvents as unknown as Declared['events'],
  useCases: [...useCases, ...systemUseCases],
};

/** What is wrong with the catalogue, one sentence each; the processes refuse to start unless it is empty. */
export const catalogueProblems = (declared: Declared = ours): readonly string[] => [
  ...Object.entries(declared.events).flatMap(eventProblems),
  ...declared.useCases.flatMap(useCaseProblems(declared)),
];
