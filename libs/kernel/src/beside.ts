/** Keeps something that was worked out of an object for as long as that object lives. */
export interface Beside<K extends object, V> {
  /** Undefined: nothing was kept. */
  get(of: K): V | undefined;
  /** @returns the value */
  set(of: K, value: V): V;
}

/**
 * Keeps values in the objects that they were worked out of, where nobody lists, copies or compares them. A `WeakMap` does
 * the same and costs more wherever thousands of objects are short-lived: the engine, clearing young objects, takes all
 * that a WeakMap holds for living, and moves what one family was rendered from to the old space, to die there.
 * @param what is kept, for who looks at an object in a debugger
 */
export function beside<K extends object, V>(what: string): Beside<K, V> {
  const place = Symbol(what);
  return {
    get: (of) => (of as { readonly [place]?: V })[place],
    set: (of, value) => {
      Object.defineProperty(of, place, { value, writable: true, configurable: true });
      return value;
    },
  };
}
