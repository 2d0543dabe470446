import { getHeapSpaceStatistics } from 'node:v8';
import { parentPort } from 'node:worker_threads';

/** Run as a thread: lets its young space grow as far as it may, and says its size in megabytes. */
let kept: object[] = [];
for (let made = 0; made < 4_000_000; made += 1) {
  kept.push({ made });
  if (kept.length > 200_000) kept = [];
}
const young = getHeapSpaceStatistics().find(({ space_name: name }) => name === 'new_space');
parentPort?.postMessage(Math.round((young?.space_size ?? 0) / 1e6));
