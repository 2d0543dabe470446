import { date, instant, opt, type Fields } from '@kurator/kernel';
import type { UseCase } from '@kurator/family';
import { dtoOf, type Dto } from './dto';
import { validate, type Language, type Wrong } from './validate';

/** What validation and OpenAPI need of a use case. */
export type CommandShape = Pick<UseCase, 'name' | 'number' | 'title' | 'timed' | 'body' | 'example'>;

/** All fields of a command's body: the use case's own and the two clocks that every command has (`api.md`, bodies (1)). */
export const bodyFields = (useCase: Pick<UseCase, 'timed' | 'body'>): Fields => ({
  occurredOn: date(),
  occurredAt: useCase.timed ? instant() : opt(instant()),
  ...useCase.body,
});

/** The classes of all commands, built once at start. */
export type BodyClasses = ReadonlyMap<string, Dto>;
export const bodyClasses = (useCases: readonly CommandShape[]): BodyClasses =>
  new Map(useCases.map((useCase) => [useCase.name, dtoOf(bodyFields(useCase))]));

/**
 * Checks a command's body.
 * @returns everything that is wrong, with paths like `persons[0].birthDate`; empty when it is right
 * @throws Error for a command without a class, which the boot has excluded
 */
export function validateBody(
  classes: BodyClasses,
  command: string,
  body: unknown,
  language: Language = 'ru',
): readonly Wrong[] {
  const dto = classes.get(command);
  if (dto === undefined) throw new Error(`no body class for command ${command}`);
  return validate(dto, body, language);
}
