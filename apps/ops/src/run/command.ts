import type { ParseArgsConfig } from 'node:util';
import type { Config } from '@kurator/platform';
import type { Outcome } from './outcome';

/** What an operator gave with a command. */
export interface Given {
  /** What stands beside the options: ids of families. */
  readonly names: readonly string[];
  readonly options: Readonly<Record<string, unknown>>;
  /** Says what goes on, for people. */
  readonly say: (line: string) => void;
  /** Aborted when the operator breaks it off. */
  readonly signal: AbortSignal;
}
/** How a command is used, in one language. */
export interface Usage {
  /** Behind its name in the list. */
  readonly line: string;
  /** Below `--help`: the options, what it does, what to take care of. */
  readonly text: string;
}
export interface Command {
  /** @param config of the register, read from the environment when it is asked for: some commands need none */
  readonly run: (config: () => Config, given: Given) => Promise<Outcome>;
  readonly options: NonNullable<ParseArgsConfig['options']>;
  readonly takesNames: boolean;
  readonly ru: Usage;
  readonly en: Usage;
}

/** The command was not understood: its usage is told with the reason. */
export class NotUnderstood extends Error {}
/** The operator broke it off: what was done so far is kept. */
export class BrokenOff extends Error {}
