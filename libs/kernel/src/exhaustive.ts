/** The `never` default of an exhaustive switch: the compiler finds the missing case, this finds the impossible one. */
export function exhaustive(value: never): never {
  throw new Error(`unexpected value ${JSON.stringify(value)}`);
}
