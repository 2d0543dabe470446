import type { Document } from 'bson';
import { badValue } from './refused';
import { matches, sorted } from './values';

/** `$field`, a constant, or an object of both. A missing field is null in a compound key of ours, as it is stored so. */
function evaluated(expression: unknown, doc: Document): unknown {
  if (typeof expression === 'string' && expression.startsWith('$')) return doc[expression.slice(1)] ?? null;
  if (typeof expression !== 'object' || expression === null) return expression;
  return Object.fromEntries(Object.entries(expression).map(([name, part]) => [name, evaluated(part, doc)]));
}

function summed(operator: Document, docs: readonly Document[]): number {
  if (Object.keys(operator).join() !== '$sum') throw badValue(`unknown group operator in ${JSON.stringify(operator)}`);
  return docs.reduce((sum, doc) => sum + Number(evaluated(operator['$sum'], doc)), 0);
}

function grouped(docs: readonly Document[], { _id, ...fields }: Document): Document[] {
  const groups = new Map<string, { key: unknown; docs: Document[] }>();
  for (const doc of docs) {
    const key = evaluated(_id, doc);
    const text = JSON.stringify(key);
    const group = groups.get(text) ?? { key, docs: [] };
    group.docs.push(doc);
    groups.set(text, group);
  }
  return [...groups.values()].map(({ key, docs: own }) => ({
    _id: key,
    ...Object.fromEntries(Object.entries(fields).map(([name, operator]) => [name, summed(operator as Document, own)])),
  }));
}

/** Runs the stages that the adapter uses (manual, "Aggregation Stages"): $match, $group with $sum, $sort. */
export function aggregated(docs: readonly Document[], pipeline: readonly Document[]): Document[] {
  return pipeline.reduce<Document[]>(
    (found, stage) => {
      const [[name, argument] = []] = Object.entries(stage) as [string, Document][];
      if (name === '$match') return found.filter((doc) => matches(doc, argument as Document));
      if (name === '$group') return grouped(found, argument as Document);
      if (name === '$sort') return sorted(found, argument as Document);
      throw badValue(`Unrecognized pipeline stage name: ${name}`);
    },
    [...docs],
  );
}
