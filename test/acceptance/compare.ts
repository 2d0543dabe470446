import { isDeepStrictEqual } from 'node:util';
import type { Answer } from '../support/client';
import { ABSENT, type Due, type Expected } from './model';

type Row = Readonly<Record<string, unknown>>;
const isRow = (value: unknown): value is Row => typeof value === 'object' && value !== null;
const show = (value: unknown): string => (value === ABSENT ? 'nothing' : (JSON.stringify(value) ?? 'nothing'));

/** `a.b`, `a.length`, `items[kind=FAMILY].state`, `items[rule=DL-19&status=MET].metOn`, `items[0].id`; undefined when there is no such place. */
export function valueAt(root: unknown, path: string): unknown {
  const steps = path.match(/[^.[\]]+|\[[^\]]*\]/g) ?? [];
  return steps.reduce<unknown>((value, step) => {
    if (!isRow(value)) return undefined;
    return step.startsWith('[') ? chosen(value, step.slice(1, -1)) : value[step];
  }, root);
}

function chosen(list: Row, choice: string): unknown {
  if (!Array.isArray(list)) return undefined;
  const wanted = choice.split('&').map((one) => one.split('=') as [string, string | undefined]);
  if (wanted.some(([, value]) => value === undefined)) return (list as readonly unknown[])[Number(choice)];
  const fits = (item: Row): boolean => wanted.every(([field, value]) => String(item[field]) === value);
  return (list as readonly unknown[]).find((item) => isRow(item) && fits(item));
}

/** Every difference between an answer's body and what must stand at its paths, one sentence each. */
export function differences(body: unknown, expected: Readonly<Record<string, unknown>>): readonly string[] {
  return Object.entries(expected).flatMap(([path, wanted]) => {
    const got = valueAt(body, path);
    const equal = wanted === ABSENT ? got === undefined || got === null : isDeepStrictEqual(got, wanted);
    return equal ? [] : [`${path} is ${show(got)}, expected ${show(wanted)}`];
  });
}

const namesOf = (violations: unknown): readonly string[] =>
  (Array.isArray(violations) ? (violations as readonly Row[]) : []).map((v) => String(v['guard'] ?? v['rule'])).sort();

function violationDifferences(names: readonly string[], expected: Expected): readonly string[] {
  const { violations, withViolation, withoutViolation } = expected;
  const told = `violations are [${names.join(', ')}]`;
  return [
    ...(violations && !isDeepStrictEqual(names, [...violations].sort())
      ? [`${told}, expected [${[...violations].sort().join(', ')}]`]
      : []),
    ...(withViolation && !names.includes(withViolation) ? [`${told}, expected ${withViolation} among them`] : []),
    ...(withoutViolation && names.includes(withoutViolation) ? [`${told}, expected no ${withoutViolation}`] : []),
  ];
}

/** Differences of an answer to a command. */
export function answerDifferences(
  answer: Pick<Answer, 'status' | 'json' | 'text'>,
  expected: Expected,
): readonly string[] {
  if (answer.status !== expected.status)
    return [`status ${answer.status}, expected ${expected.status}: ${answer.text}`];
  const types = (valueAt(answer.json, 'events') as readonly Row[] | undefined)?.map((event) => event['type']) ?? [];
  const missing = (expected.events ?? []).filter((type) => !types.includes(type));
  const code = valueAt(answer.json, 'code');
  return [
    ...(expected.code !== undefined && code !== expected.code ? [`code ${show(code)}, expected ${expected.code}`] : []),
    ...(missing.length > 0 ? [`events [${types.join(', ')}], expected ${missing.join(', ')} among them`] : []),
    ...violationDifferences(namesOf(valueAt(answer.json, 'violations')), expected),
  ];
}

/** Differences of the one deadline that is meant; none or several are a difference themselves. */
export function dueDifferences(items: readonly Row[], due: Due): readonly string[] {
  const { rule, triggerOn, responsibleAgencyId, ...fields } = due;
  const meant = items.filter((e) => e['rule'] === rule && (triggerOn === undefined || e['triggerOn'] === triggerOn));
  const [entry] = meant;
  const name = triggerOn === undefined ? rule : `${rule} from ${triggerOn}`;
  if (entry === undefined || meant.length > 1)
    return [`${name}: ${meant.length} deadlines instead of one: ${JSON.stringify(items)}`];
  const wanted = { ...fields, ...(responsibleAgencyId ? { 'responsible.agencyId': responsibleAgencyId } : {}) };
  return differences(entry, wanted).map((difference) => `${name}: ${difference}`);
}
