import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { queries } from '../../api/queries';

/** A step of a quarter under one key: pressed twice, or sent again after a lost connection, it is taken once. */
export function useStep<T>(send: (key: string) => Promise<T>) {
  const [key, setKey] = useState(() => crypto.randomUUID());
  return useMutation({
    mutationFn: () => send(key),
    onSuccess: () => {
      setKey(crypto.randomUUID());
      return queries.invalidateQueries({ queryKey: ['figures'] });
    },
  });
}
