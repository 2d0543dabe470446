import type { Compose } from '../compose-file';

/** What the rules judge by, besides the file itself. */
export interface World {
  /** The project's folder. */
  readonly root: string;
  /** Where `make-secrets.sh` has made what the file expects below `./secrets`. */
  readonly secrets: string;
  /** `ENV` of the image. */
  readonly imageEnv: Readonly<Record<string, string>>;
}
/** @returns what is wrong, one sentence each */
export type Rule = (compose: Compose, world: World) => readonly string[];
