import { parentPort, workerData } from 'node:worker_threads';
import { pack, type Packed } from '../packed';
import { RowsOfFamilies } from '../packed-rows';
import type { CollectionSpec, FamilyWrite } from '../port';
import { tablesOf } from '../stored/table';
import { describeFailure, RenderFailed } from './render-family';
import type { Form, FromRenderer, Renderer, RendererModule, RendererSpec, ToRenderer } from './renderer';

const reason = (error: unknown): string =>
  error instanceof RenderFailed ? error.message : describeFailure('view', error);

/** Takes renderings up one by one. */
interface Collecting {
  add(write: FamilyWrite): void;
  packed(): Packed;
  clear(): void;
}
function writesOfFamilies(): Collecting {
  const writes: FamilyWrite[] = [];
  return { add: (write) => void writes.push(write), packed: () => pack(writes), clear: () => void (writes.length = 0) };
}

/** What rows are collected in is used again by all batches of the thread. */
function collecting(collections: readonly CollectionSpec[]): (form: Form) => Collecting {
  let rows: Collecting | null = null;
  return (form) => (form === 'WRITES' ? writesOfFamilies() : (rows ??= new RowsOfFamilies(tablesOf(collections))));
}

async function renderAll(
  renderer: Renderer,
  id: number,
  families: readonly string[],
  into: Collecting,
): Promise<FromRenderer> {
  into.clear();
  for (const family of families) {
    try {
      const write = await renderer.render(family);
      if (write) into.add(write);
    } catch (error) {
      return { id, poison: family, error: reason(error) };
    }
  }
  return { id, packed: into.packed() };
}

async function serve(
  port: NonNullable<typeof parentPort>,
  { module, options, collections = [] }: RendererSpec,
): Promise<void> {
  const renderers = (await import(module)) as RendererModule;
  const renderer = await renderers.createRenderer(options);
  const into = collecting(collections);
  const say = (message: FromRenderer): void =>
    port.postMessage(message, 'packed' in message ? [message.packed.bytes.buffer as ArrayBuffer] : []);
  let lane: Promise<void> = Promise.resolve();
  const answer = async (asked: ToRenderer): Promise<void> => {
    if ('families' in asked) return say(await renderAll(renderer, asked.id, asked.families, into(asked.form)));
    await renderer.close();
    port.close();
  };
  port.on('message', (asked: ToRenderer) => {
    lane = lane.then(() => answer(asked));
  });
  say({ ready: true });
}

if (parentPort) {
  const port = parentPort;
  serve(port, workerData as RendererSpec).catch((error: unknown) => {
    port.postMessage({ broken: error instanceof Error ? error.message : String(error) } satisfies FromRenderer);
    port.close();
  });
}
