import { parser } from '@prometheus-io/lezer-promql';

/**
 * The series that an expression asks for, read by Prometheus's own grammar.
 * @returns null for text that is no expression
 */
export function seriesIn(expression: string): readonly string[] | null {
  const tree = parser.parse(expression);
  const names: string[] = [];
  let broken = false;
  tree.iterate({
    enter: ({ type, from, to, node }) => {
      broken ||= type.isError;
      if (type.name === 'Identifier' && node.parent?.type.name === 'VectorSelector')
        names.push(expression.slice(from, to));
    },
  });
  return broken ? null : names;
}
