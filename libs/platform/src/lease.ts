/** A lease as long as this process has it. */
export interface HeldLease {
  /** Resolves when another process took it, for whatever reason: nothing that is written after that is committed. */
  readonly lost: Promise<void>;
  /** Lets another process have it at once. Idempotent. */
  release(): Promise<void>;
}

/**
 * Which of several processes does a work that one at a time may do, such as keeping read models at the log. It only says
 * who tries: what keeps two from writing is fenced by what they write, as read models are by the epoch of each commit.
 */
export interface Lease {
  /**
   * Waits until this process may write: at once when nobody does or the owner let go, and within fifteen seconds after an
   * owner fell silent.
   * @throws the signal's reason
   */
  take(signal: AbortSignal): Promise<HeldLease>;
}
