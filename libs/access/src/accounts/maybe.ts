/** At once where the accounts lie in memory, which every request looks at; else later. */
export type Maybe<T> = T | Promise<T>;

/** Goes on with a value, at once when it is there. */
export const then = <T, U>(value: Maybe<T>, next: (value: T) => U): Maybe<U> =>
  value instanceof Promise ? value.then(next) : next(value);
