const { once } = require('node:events');
const { rmSync } = require('node:fs');

module.exports = async () => {
  if (globalThis.kuratorRegion === undefined) return;
  const { child, dataDir } = globalThis.kuratorRegion;
  if (child.exitCode === null) {
    child.kill('SIGTERM');
    await once(child, 'exit');
  }
  rmSync(dataDir, { recursive: true, force: true });
};
