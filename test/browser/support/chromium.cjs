const { existsSync } = require('node:fs');

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The browser's program: `CHROMIUM`, or where Debian and others put it; null when there is none. */
exports.chromium = () => [process.env.CHROMIUM, ...PLACES].find((place) => place && existsSync(place)) ?? null;
exports.HOW_TO_GET =
  'no Chromium: "apt-get install chromium", or set CHROMIUM to the program of a Chromium or Chrome (нет браузера)';
