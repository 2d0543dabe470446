import type { DecisionAnswer } from '../decisions/decisions';
import { Problem } from '../http/problem';

/** A refused decision as the problem that leaves. */
export function refusedProblem(answer: Exclude<DecisionAnswer, { status: 201 }>): Problem {
  const { status, code, params, path, errors } = answer;
  return new Problem(status, code, {
    params: path === undefined ? params : { ...params, path },
    ...(errors === undefined ? {} : { errors }),
  });
}
