import type { Config, KuratorClock, Logger, Tracing } from '@kurator/platform';
import type { Build, BuildProgress, ProjectionEngine, ReadModels, Watched } from '@kurator/read-models';
import type { Rows } from '../decisions/rows';
import type { RenderedVersion } from '../law-changes/rendered-law';

/** The read models, and what is known of whoever keeps them at the log. */
export interface ReadSide {
  /** They throw ReadModelsBuilding while {@link building} says how far they are. */
  readonly models: ReadModels;
  /** How far the first version of this program is; null when it answers. */
  building(): BuildProgress | null;
  /** Resolves when questions are answered; never when they never will be. */
  readonly answering: Promise<void>;
  /** What decisions ask of other families, also while the rest is built. */
  readonly rows: Rows;
  readonly engine: Omit<Watched, 'swapped' | 'stop'>;
  /** Renders families again; null where another process may be the one that writes. */
  readonly renderAgain: ProjectionEngine['renderAgain'] | null;
  /** Which version answers, and the law that it was built under. @throws ReadModelsBuilding */
  version(): RenderedVersion;
  /** Versions that are being built beside it. */
  builds(): Promise<readonly Build[]>;
  /** Removes versions that nobody keeps at the log: they still say what was destroyed. */
  forgetKept(): Promise<void>;
  /** Settles when what this process has to do with them cannot go on; null where that is an error of the engine. */
  readonly failed: Promise<Error> | null;
  /** Called when another version serves. @returns ends the calls */
  onSwapped(listener: () => void): () => void;
  close(): Promise<void>;
}
export interface ReadSideOptions {
  readonly config: Pick<Config, 'dataDir' | 'masterKey' | 'mongodbUrl' | 'rebuildPercent'>;
  readonly clock: KuratorClock;
  readonly logger: Logger;
  readonly tracing: Tracing | null;
  /** Whether this process keeps them at the log when it is its turn. */
  readonly projects: boolean;
}
