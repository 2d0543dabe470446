const { spawn } = require('node:child_process');
const { once } = require('node:events');
const { cpSync, mkdtempSync } = require('node:fs');
const { createServer } = require('node:net');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { setTimeout: pause } = require('node:timers/promises');
const { launched } = require('./chromium.cjs');

const root = join(__dirname, '..', '..', '..');
/** Enough for every list to hold something, few enough to be told in seconds. */
const FAMILIES = process.env.BROWSER_FAMILIES || '40';
const READY = 'Сервер работает';
const WITHIN_MS = 240_000;
const PASSWORD = 'demo-only-password';
/** More regions than this would cost more than they save. */
const MOST_REGIONS = 4;

const freePort = () =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });

/** A program of ours on a folder and ports of its own. */
async function begun([program, ...args], dataDir, more = {}) {
  const [port, managementPort] = [await freePort(), await freePort()];
  const child = spawn(process.execPath, [join(root, 'dist', 'apps', program), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, PORT: String(port), MANAGEMENT_PORT: String(managementPort), DATA_DIR: dataDir, ...more },
  });
  globalThis.kuratorRegions.children.push(child);
  // A start that fails is not followed by an orderly end.
  process.once('exit', () => child.kill('SIGTERM'));
  const said = [];
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => said.push(text));
  return { child, url: `http://127.0.0.1:${port}`, output: () => said.join('') };
}

/** Asks until it is so. @throws Error with what the program said when it ends or takes too long */
async function until({ child, output }, isSo) {
  const deadline = performance.now() + WITHIN_MS;
  while (performance.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`it ended with ${child.exitCode}:\n${output()}`);
    if (await isSo()) return;
    await pause(50);
  }
  throw new Error(`it was not ready in time:\n${output()}`);
}

async function answered(url, path, init) {
  const response = await fetch(`${url}/api/v1${path}`, init);
  if (!response.ok) throw new Error(`${path}: ${await response.text()}`);
  return response.json();
}
/** The instant at which the demo's clock has come to stand: its server starts again from there. */
async function nowOf(url) {
  const body = JSON.stringify({ username: 'admin', password: PASSWORD });
  const signIn = { method: 'POST', headers: { 'content-type': 'application/json' }, body };
  const { accessToken } = await answered(url, '/auth/token', signIn);
  return (await answered(url, '/auth/me', { headers: { authorization: `Bearer ${accessToken}` } })).now;
}
const isReady = (url) =>
  fetch(`${url}/health/ready`).then(
    ({ status }) => status === 200,
    // Nobody listens yet; what else it says stands in its output.
    () => false,
  );

/** A server on a copy of what the demo has told. @returns its address */
async function copied(told, now, at) {
  const dataDir = join(told, '..', String(at));
  cpSync(told, dataDir, { recursive: true });
  const env = { NODE_ENV: 'development', LOG_LEVEL: 'warn', HOST: '127.0.0.1', CLOCK_START: now };
  const server = await begun(['api/src/main.js'], dataDir, env);
  await until(server, () => isReady(server.url));
  return server.url;
}

/** Tells the demo once, and has it served as often as asked. @returns the addresses */
async function regions(dataDir, count) {
  const demo = await begun(['ops/src/demo/main.js', '--families', FAMILIES], dataDir);
  await until(demo, () => demo.output().includes(READY));
  const now = await nowOf(demo.url);
  demo.child.kill('SIGTERM');
  await once(demo.child, 'exit');
  const places = Array.from({ length: count }, (_, at) => at + 1);
  return Promise.all(places.map((at) => copied(join(dataDir, 'demo'), now, at)));
}

/**
 * Once for the whole suite: one Chromium, and for each worker of Jest a really running embedded server with the demo's
 * region in it. The demo is told once; every worker has a copy, so that none sees what another records.
 */
module.exports = async ({ maxWorkers = 1 } = {}) => {
  const dataDir = mkdtempSync(join(tmpdir(), 'kurator-browser-'));
  const browser = await launched();
  globalThis.kuratorRegions = { children: [], dataDir, browser };
  const workers = Math.min(maxWorkers, MOST_REGIONS);
  // While working on a page: a demo that is up already, `KURATOR_BROWSER_URL=http://127.0.0.1:3000`.
  const urls = process.env.KURATOR_BROWSER_URL ?? (await regions(dataDir, workers)).join(' ');
  // Only now: our servers refuse to start with a variable that they do not know.
  Object.assign(process.env, { KURATOR_BROWSER_URL: urls, KURATOR_BROWSER_AT: browser.wsEndpoint() });
};
