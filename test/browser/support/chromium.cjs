const { existsSync } = require('node:fs');

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The browser's program: `CHROMIUM`, or where Debian and others put it; null when there is none. */
exports.chromium = () => [process.env.CHROMIUM, ...PLACES].find((place) => place && existsSync(place)) ?? null;
const HOW_TO_GET =
  'no Chromium: "apt-get install chromium", or set CHROMIUM to the program of a Chromium or Chrome (нет браузера)';
exports.HOW_TO_GET = HOW_TO_GET;

/** Starts it for everybody who knows its address (`wsEndpoint()`). @throws Error when there is none */
exports.launched = () => {
  const executablePath = exports.chromium();
  if (executablePath === null) throw new Error(HOW_TO_GET);
  // The sandbox needs rights that a container seldom has; the pages are our own.
  const args = ['--no-sandbox', '--disable-background-networking'];
  return require('playwright-core').chromium.launchServer({ executablePath, args });
};
