const { spawn } = require('node:child_process');
const { mkdtempSync } = require('node:fs');
const { createServer } = require('node:net');
const { tmpdir } = require('node:os');
const { join } = require('node:path');

const root = join(__dirname, '..', '..', '..');
/** Enough for every list to hold something, few enough to be told in seconds. */
const FAMILIES = process.env.BROWSER_FAMILIES || '40';
const READY = 'Сервер работает';
const WITHIN_MS = 240_000;

const freePort = () =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });

/** Resolves when the demo has been told and its server stays up. */
const told = (child) =>
  new Promise((resolve, reject) => {
    let output = '';
    const late = setTimeout(() => reject(new Error(`the demo was not ready in time:\n${output}`)), WITHIN_MS);
    const hear = (piece) => {
      output += piece;
      if (!output.includes(READY)) return;
      clearTimeout(late);
      resolve();
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('exit', (code) => reject(new Error(`the demo ended with ${code}:\n${output}`)));
  });

/** Once for the whole suite: the really running embedded server with the demo's region in it. */
module.exports = async () => {
  // While working on a page: a demo that is up already, `KURATOR_BROWSER_URL=http://127.0.0.1:3000`.
  if (process.env.KURATOR_BROWSER_URL) return;
  const [port, managementPort] = [await freePort(), await freePort()];
  const dataDir = mkdtempSync(join(tmpdir(), 'kurator-browser-'));
  const program = join(root, 'dist', 'apps', 'ops', 'src', 'demo', 'main.js');
  const child = spawn(process.execPath, [program, '--families', FAMILIES], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, PORT: String(port), MANAGEMENT_PORT: String(managementPort), DATA_DIR: dataDir },
  });
  globalThis.kuratorRegion = { child, dataDir };
  await told(child);
  process.env.KURATOR_BROWSER_URL = `http://127.0.0.1:${port}`;
};
