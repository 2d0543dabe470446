import { useCases } from '@kurator/family';
import { Query, QueryHandler } from '@nestjs/cqrs';
import { JOB_KINDS } from '../jobs/kinds';
import * as counted from '../queries/counted-queries';
import * as queries from '../queries/queries';
import { bootChecks } from './boot-checks';

const handlerOf = (query: new (...args: never[]) => object) => {
  class Handler {}
  QueryHandler(query as never)(Handler);
  return Handler;
};
type QueryClass = new (...args: never[]) => object;
const classes = Object.values({ ...queries, ...counted } as Readonly<Record<string, unknown>>).filter(
  (exported): exported is QueryClass => typeof exported === 'function' && exported.prototype instanceof Query,
);
const queryProviders = classes.map(handlerOf);
const processors = Object.fromEntries(JOB_KINDS.map(({ name }) => [name, () => Promise.resolve()]));

describe('the start', () => {
  it('accepts the program as it is', () =>
    expect(() => bootChecks({ useCases, processors, queryProviders })).not.toThrow());

  it.each(classes.map((query) => [query.name, query] as const))('is refused without a handler of %s', (name, query) => {
    const others = classes.filter((one) => one !== query).map(handlerOf);
    const beside = [...others, { provide: 'x', useValue: 1 }];
    expect(() => bootChecks({ useCases, processors, queryProviders: beside })).toThrow(
      new RegExp(`^Запрос без обработчика: ${name} / a query without handler: ${name}$`),
    );
  });
  it('is refused when a command has no row in the policy table', () => {
    const more = [...useCases, { name: 'close-the-register' }];
    expect(() => bootChecks({ useCases: more, processors, queryProviders })).toThrow('прав: close-the-register /');
  });
  it('is refused when two use cases have one name', () => {
    const more = [...useCases, { name: 'report' }];
    expect(() => bootChecks({ useCases: more, processors, queryProviders })).toThrow(
      'Команда объявлена дважды: report /',
    );
  });
  it.each(JOB_KINDS.map(({ name }) => name))('is refused when nobody does the job %s', (name) => {
    const { [name]: _missing, ...others } = processors;
    expect(() => bootChecks({ useCases, processors: others, queryProviders })).toThrow(
      `Задание без исполнителя: ${name} / a job without processor: ${name}`,
    );
  });
  it.each([
    ['declaredTwice', 'Тип события объявлен дважды: the-culprit / '],
    ['withoutIndexes', 'Витрина без индекса: the-culprit / '],
    ['catalogueProblems', 'Противоречие в каталоге: the-culprit / '],
  ])('is refused when %s names something', (source, sentence) => {
    const none = () => [];
    const declared = { declaredTwice: none, withoutIndexes: none, catalogueProblems: none };
    expect(() => bootChecks({ useCases, processors, queryProviders }, declared)).not.toThrow();
    const culprit = { ...declared, [source]: () => ['the-culprit'] };
    expect(() => bootChecks({ useCases, processors, queryProviders }, culprit)).toThrow(sentence);
  });
});
