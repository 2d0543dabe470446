import 'reflect-metadata';
import { commandsWithoutGrant, formsWithoutGrant } from '@kurator/access';
import { catalogueProblems } from '@kurator/family';
import { withoutProcessor, type Processors } from '@kurator/jobs';
import { formIds } from '@kurator/forms';
import { ConfigRefused } from '@kurator/platform';
import type { Provider } from '@nestjs/common';
import { Query } from '@nestjs/cqrs';
import { JOB_KINDS } from '../jobs/kinds';
import * as countedModule from '../queries/counted-queries';
import * as queryModule from '../queries/queries';
import { streamUseCases } from '../streams/kinds';
import { withoutIndexes } from './projections';
import { declaredTwice } from './shapes';

/** What the program is made of, as far as a fault in it must stop the start. */
export interface Parts {
  readonly useCases: readonly { readonly name: string }[];
  /** Nest providers; those among them that are decorated as query handlers answer queries. */
  readonly queryProviders: readonly Provider[];
  /** What does the jobs, by kind. */
  readonly processors: Processors;
}
/** What the catalogues say of themselves; replaced in tests. */
const DECLARED = { declaredTwice, withoutIndexes, catalogueProblems: () => catalogueProblems() };

/** Where Nest's `@QueryHandler` leaves the class that it answers; the package exports no name for it. */
const HANDLED = '__queryHandler__';

type QueryClass = new (...args: never[]) => Query<unknown>;
const isQueryClass = (exported: unknown): exported is QueryClass =>
  typeof exported === 'function' && exported.prototype instanceof Query;

function unanswered(providers: readonly Provider[]): readonly string[] {
  const handled = new Set(
    providers.flatMap((one): unknown[] => (typeof one === 'function' ? [Reflect.getMetadata(HANDLED, one)] : [])),
  );
  const all: readonly unknown[] = Object.values({ ...queryModule, ...countedModule });
  return all.filter(isQueryClass).flatMap((query) => (handled.has(query) ? [] : [query.name]));
}

const twice = (names: readonly string[]): readonly string[] => names.filter((name, at) => names.indexOf(name) !== at);

/**
 * Refuses a program that is put together wrongly, before it listens: what else would show only when somebody needs it
 * (architecture section 6).
 * @throws ConfigRefused with the first thing that is wrong, by name
 */
export function bootChecks(
  { useCases, queryProviders, processors }: Parts,
  declared: typeof DECLARED = DECLARED,
): void {
  const commands = [...useCases, ...streamUseCases].map(({ name }) => name);
  refuse('Запрос без обработчика', 'a query without handler', unanswered(queryProviders));
  refuse('Задание без исполнителя', 'a job without processor', withoutProcessor(JOB_KINDS, processors));
  refuse('Команда без строки в таблице прав', 'a command without grant', commandsWithoutGrant(commands));
  refuse('Форма без строки в таблице прав', 'a form without grant', formsWithoutGrant(formIds));
  refuse('Команда объявлена дважды', 'a command declared twice', twice(commands));
  refuse('Тип события объявлен дважды', 'an event type declared twice', declared.declaredTwice());
  refuse('Витрина без индекса', 'a projection without indexes', declared.withoutIndexes());
  refuse('Противоречие в каталоге', 'a contradiction in the catalogue', declared.catalogueProblems());
}

function refuse(ru: string, en: string, names: readonly string[]): void {
  if (names.length > 0) throw new ConfigRefused(`${ru}: ${names.join(', ')}`, `${en}: ${names.join(', ')}`);
}
