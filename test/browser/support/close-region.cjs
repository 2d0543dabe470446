const { once } = require('node:events');
const { rmSync } = require('node:fs');

module.exports = async () => {
  const { children, browser, dataDir } = globalThis.kuratorRegions;
  await browser.close();
  const running = children.filter(({ exitCode, signalCode }) => exitCode === null && signalCode === null);
  await Promise.all(
    running.map((child) => {
      child.kill('SIGTERM');
      return once(child, 'exit');
    }),
  );
  rmSync(dataDir, { recursive: true, force: true });
};
