import { readFileSync } from 'node:fs';
import { ConfigRefused } from './refused';

type Environment = Readonly<Record<string, string | undefined>>;

/** What may be told in a file: keys, and addresses that hold a password. `MASTER_KEY_FILE` names the file of MASTER_KEY. */
const SECRETS = ['MASTER_KEY', 'TOKEN_SECRET', 'SIGNING_KEY', 'EVENTSTORE_URL', 'MONGODB_URL', 'REDIS_URL'] as const;
export const SECRET_FILES: readonly string[] = SECRETS.map((name) => `${name}_FILE`);

function contentOf(name: string, file: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new ConfigRefused(
      `${name}: файл ${file} не читается (${code})`,
      `${name}: the file ${file} is not readable (${code})`,
    );
  }
}

function fromFile(env: Environment, secret: string): Environment {
  const name = `${secret}_FILE`;
  const file = env[name];
  if (!file) return {};
  if (env[secret])
    throw new ConfigRefused(
      `Заданы и ${secret}, и ${name}: нужно что-то одно`,
      `both ${secret} and ${name} are set: only one may be`,
    );
  const content = contentOf(name, file);
  if (content === '') throw new ConfigRefused(`${name}: файл ${file} пуст`, `${name}: the file ${file} is empty`);
  return { [secret]: content };
}

/**
 * The environment with the secrets that stand in files, as an orchestrator mounts them.
 * @throws ConfigRefused for a file that cannot be read or is empty, and for a secret that is given twice
 */
export const withSecretFiles = (env: Environment): Environment =>
  SECRETS.reduce((all, secret) => ({ ...all, ...fromFile(env, secret) }), env);
