import type { Config, KuratorClock, Logger, Tracing } from '@kurator/platform';
import type { ProjectionEngine, ReadModels, Watched } from '@kurator/read-models';

/** The read models, and what is known of whoever keeps them at the log. */
export interface ReadSide {
  readonly models: ReadModels;
  readonly engine: Omit<Watched, 'swapped' | 'stop'>;
  /** Renders families again; null where another process may be the one that writes. */
  readonly renderAgain: ProjectionEngine['renderAgain'] | null;
  /** Settles when what this process has to do with them cannot go on; null where that is an error of the engine. */
  readonly failed: Promise<Error> | null;
  /** Called when another version serves. @returns ends the calls */
  onSwapped(listener: () => void): () => void;
  close(): Promise<void>;
}
export interface ReadSideOptions {
  readonly config: Pick<Config, 'masterKey' | 'mongodbUrl'>;
  readonly clock: KuratorClock;
  readonly logger: Logger;
  readonly tracing: Tracing | null;
  /** Whether this process keeps them at the log when it is its turn. */
  readonly projects: boolean;
}
