import 'reflect-metadata';
import { DataInUse, LogUnavailable, WrongMasterKey } from '@kurator/event-log';
import { ConfigRefused, readConfig, type Config } from '@kurator/platform';
import { StoreUnavailable } from '@kurator/read-models';
import { checkProofFile } from './check-proof';
import { publicKey } from './key';
import { EXIT, type Outcome } from './outcome';
import { parked } from './parked';
import { status } from './status';
import { verify } from './verify';

/** What a command does with its arguments. */
interface Command {
  readonly takes: number;
  run(args: readonly string[]): Promise<Outcome>;
}
/** A command on the register that the environment names. */
const on = (work: (config: Config) => Promise<Outcome>): Command => ({
  takes: 0,
  run: () => work(readConfig(process.env)),
});
const COMMANDS: Readonly<Record<string, Command>> = {
  ...{ status: on(status), verify: on(verify), parked: on(parked), key: on(publicKey) },
  'check-proof': { takes: 2, run: checkProofFile },
};
const USAGE = `Использование: kurator ops <команда> [--json]
  status   где кончается журнал, насколько отстают витрины, кто их ведёт, сколько семей отложено
  verify   цепочки хешей, подписи контрольных точек, номера и число событий, равенство витрин журналу
  parked   отложенные семьи с причиной
  key      открытый ключ, которым проверяют подписи
  check-proof ФАЙЛ КЛЮЧ   доказательство истории семьи (ответ history/proof) по открытому ключу, без реестра
Код выхода: 0 — всё в порядке, 1 — найдено то, что требует внимания, 2 — команда не понята, 3 — выполнить нельзя`;

const KNOWN = [ConfigRefused, DataInUse, WrongMasterKey, LogUnavailable, StoreUnavailable];
const saysWhy = (error: unknown): error is Error => KNOWN.some((kind) => error instanceof kind);

/** What the arguments ask for; null when that is nothing that there is. */
function asked(args: readonly string[]) {
  const [name = '', ...rest] = args.filter((one) => one !== '--json');
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  return command?.takes === rest.length ? { run: () => command.run(rest), asJson: args.includes('--json') } : null;
}

/** @returns the exit code */
async function run(args: readonly string[]): Promise<number> {
  const what = asked(args);
  if (what === null) {
    process.stderr.write(`${USAGE}\n`);
    return EXIT.usage;
  }
  try {
    const { well, found, lines } = await what.run();
    process.stdout.write(what.asJson ? `${JSON.stringify(found)}\n` : `${lines.join('\n')}\n`);
    return well ? EXIT.well : EXIT.found;
  } catch (error) {
    if (!saysWhy(error)) throw error;
    process.stderr.write(`${error.message}\n`);
    return EXIT.refused;
  }
}

run(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    process.exit(EXIT.refused);
  },
);
