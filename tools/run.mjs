// Runs a command with our own input and output, hands signals through and answers its exit code.
import { spawn } from 'node:child_process';
import { constants } from 'node:os';

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} options
 * @param {(child: import('node:child_process').ChildProcess) => void} started
 * @returns {Promise<number>} the exit code; 128 + n when signal n ended it, as a shell says it
 */
export function run(command, args, options = {}, started = () => undefined) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: 'inherit', ...options });
    const passOn = (signal) => child.kill(signal);
    const signals = ['SIGTERM', 'SIGINT', 'SIGHUP'];
    for (const signal of signals) process.on(signal, passOn);
    const settle = () => signals.forEach((signal) => process.off(signal, passOn));
    child.once('error', (error) => {
      settle();
      reject(error);
    });
    started(child);
    // `close` comes when everything that it said has arrived as well.
    child.once('close', (code, signal) => {
      settle();
      resolve(code ?? 128 + (constants.signals[signal] ?? 0));
    });
  });
}

/**
 * The same for a command that runs beside others: without input, and with what it says in one piece.
 * @returns {Promise<{ code: number, output: string }>}
 */
export async function captured(command, args, options = {}) {
  const said = [];
  const code = await run(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] }, ({ stdout, stderr }) => {
    for (const stream of [stdout, stderr]) stream.setEncoding('utf8').on('data', (text) => said.push(text));
  });
  return { code, output: said.join('') };
}
