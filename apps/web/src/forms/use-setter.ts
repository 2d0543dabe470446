import { useCallback, useLayoutEffect, useRef } from 'react';
import type { Value, Values } from './schema';

/**
 * Sets one field of a group: the same function as long as the group is there, on the values of the moment. Two fields
 * that are set before anything is drawn again keep both.
 */
export function useSetter(values: Values, change: (values: Values) => void): (name: string, value: Value) => void {
  const now = useRef({ values, change });
  useLayoutEffect(() => {
    now.current = { values, change };
  });
  return useCallback((name, value) => {
    const next = { ...now.current.values, [name]: value };
    now.current = { ...now.current, values: next };
    now.current.change(next);
  }, []);
}
