import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { DataInUse, LogUnavailable, WrongMasterKey } from '@kurator/event-log';
import { QueueUnavailable } from '@kurator/jobs';
import { ConfigRefused, traceOf } from '@kurator/platform';
import { StoreUnavailable } from '@kurator/read-models';
import { SharedStoreAway } from '@kurator/shared-store';
import { BuildCancelled } from '../../../api/src/register/building';
import { BrokenOff, NotUnderstood, type Command } from './command';
import { COMMANDS } from './commands';
import { operatorsConfig } from './open';
import { EXIT, type Outcome } from './outcome';
import { usage, usageOf } from './usage';

const KNOWN = [
  ...[ConfigRefused, DataInUse, WrongMasterKey, LogUnavailable, StoreUnavailable],
  ...[QueueUnavailable, SharedStoreAway, BrokenOff],
];
const saysWhy = (error: unknown): error is Error => KNOWN.some((kind) => error instanceof kind);
const BROKEN_OFF =
  'Прервано; сделанное сохранено, следующий вызов продолжит с этого места / broken off; what was done is kept, the next call goes on from there';

interface Asked {
  readonly command: Command;
  readonly names: readonly string[];
  readonly options: Readonly<Record<string, unknown>>;
}

/** What the arguments ask for. @throws NotUnderstood */
function asked(name: string, args: readonly string[]): Asked {
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) throw new NotUnderstood(name === '' ? '' : `Нет команды «${name}» / there is no command ${name}`);
  const common = { json: { type: 'boolean' }, help: { type: 'boolean' } } as const;
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { ...command.options, ...common },
      allowPositionals: command.takesNames,
    });
    return { command, names: positionals, options: values };
  } catch (error) {
    throw new NotUnderstood(error instanceof Error ? error.message : String(error));
  }
}

/** The first signal breaks off at the next step, a second one at once. */
function breaking(): AbortSignal {
  const stopping = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const)
    process.once(name, () => stopping.abort(new BrokenOff(BROKEN_OFF)));
  // Begun by a process of the register that has ended: it begins us again when it is back.
  if (process.connected) process.once('disconnect', () => stopping.abort(new BrokenOff(BROKEN_OFF)));
  return stopping.signal;
}

async function carriedOut({ command, names, options }: Asked): Promise<Outcome> {
  const say = (line: string): void => void process.stderr.write(`${line}\n`);
  return command.run(() => operatorsConfig(process.env), { names, options, say, signal: breaking() });
}

const print = (text: string): void => void process.stdout.write(`${text}\n`);
const complain = (text: string): void => void process.stderr.write(`${text}\n`);

/** What is written about a command that could not be carried out. @returns the exit code @throws what nobody expects */
function refused(name: string, error: unknown): number {
  if (error instanceof NotUnderstood) {
    complain([error.message, usageOf(name)].filter((text) => text !== '').join('\n\n'));
    return EXIT.usage;
  }
  if (!saysWhy(error)) throw error;
  complain(error.message);
  return error instanceof BuildCancelled ? EXIT.cancelled : EXIT.refused;
}

async function answered(name: string, args: readonly string[]): Promise<number> {
  const what = asked(name, args);
  if (what.options['help'] === true) {
    print(usageOf(name));
    return EXIT.well;
  }
  const { well, found, lines } = await carriedOut(what);
  print(what.options['json'] === true ? JSON.stringify(found) : lines.join('\n'));
  return well ? EXIT.well : EXIT.found;
}

/** @returns the exit code */
async function run([name = '', ...args]: readonly string[]): Promise<number> {
  if (name === '--help') {
    print(usage());
    return EXIT.well;
  }
  try {
    return await answered(name, args);
  } catch (error) {
    return refused(name, error);
  }
}

run(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`${traceOf(error)}\n`);
    process.exit(EXIT.refused);
  },
);
