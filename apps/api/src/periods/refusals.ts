import type { Rejection } from '@kurator/kernel';
import type { Differing } from '@kurator/period';
import { Problem, textOf } from '../http/problem';
import type { PeriodParts } from './period-parts';
import type { PeriodStep } from './step';
import type { Language } from '../validation/validate';

/** @throws Problem for a rejection; nothing for none */
export function demand(rejection: Rejection | null): void {
  if (rejection === null) return;
  const { status, code, params, path } = rejection;
  throw new Problem(status, code, { params: path === undefined ? params : { ...params, path } });
}

/** 422 FIGURES_DIFFER: the first figure beside the code, every one in `errors`, with path, given and computed. */
export function figuresDiffer(found: readonly Differing[], language: Language): Problem {
  const [first] = found;
  const message = textOf('FIGURES_DIFFER', {}, language).title;
  return new Problem(422, 'FIGURES_DIFFER', {
    params: first === undefined ? {} : { ...first },
    errors: found.map((one) => ({ ...one, constraint: 'FIGURES_DIFFER', message })),
  });
}

/** Nothing is recorded of a day that has not come. @throws Problem 400 IN_THE_FUTURE */
export function demandPast({ register }: Pick<PeriodParts, 'register'>, { unit, body }: PeriodStep): void {
  const { occurredOn: given } = body;
  const today = register.today(unit);
  if (given > today) throw new Problem(400, 'IN_THE_FUTURE', { params: { path: 'occurredOn', given, today } });
}
