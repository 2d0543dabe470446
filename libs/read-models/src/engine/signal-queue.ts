import type { LogSignal } from '@kurator/event-log';

/** Signals between the subscription and the writer: gathers batches, and holds the subscription when it is full. */
export interface SignalQueue {
  /** Resolves when there is room for more. */
  put(signal: LogSignal): Promise<void>;
  /** Nothing more comes; what is left is not taken any more. */
  end(error?: Error): void;
  /** The next batch; null when the queue has ended. @throws the error that it ended with */
  take(): Promise<readonly LogSignal[] | null>;
}

/** A promise that others settle: something to wait at. */
function gate(): { readonly opened: Promise<void>; open(): void } {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open: () => open() };
}

/**
 * @param collectMs how long a batch is gathered after its first signal
 * @param most signals in a batch; twice as many are held at most
 */
export function signalQueue(collectMs: number, most: number): SignalQueue {
  const held: LogSignal[] = [];
  let ended: { readonly error: Error | undefined } | null = null;
  let filled = gate();
  let full = gate();
  let room = gate();
  const gathered = async (): Promise<void> => {
    let timer: NodeJS.Timeout | undefined;
    const time = new Promise<void>((resolve) => (timer = setTimeout(resolve, collectMs)));
    await Promise.race([time, full.opened]);
    clearTimeout(timer);
  };
  const batch = (): readonly LogSignal[] => {
    const taken = held.splice(0, most);
    filled = gate();
    full = gate();
    if (held.length > 0) filled.open();
    if (held.length >= most) full.open();
    room.open();
    room = gate();
    return taken;
  };
  return {
    put: async (signal) => {
      held.push(signal);
      filled.open();
      if (held.length >= most) full.open();
      if (held.length >= 2 * most && !ended) await room.opened;
    },
    end: (error) => {
      ended ??= { error };
      filled.open();
      full.open();
      room.open();
    },
    take: async () => {
      await filled.opened;
      if (!ended && held.length < most) await gathered();
      if (!ended) return batch();
      if (ended.error !== undefined) throw ended.error;
      return null;
    },
  };
}
