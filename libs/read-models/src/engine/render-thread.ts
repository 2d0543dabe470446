import { parentPort, workerData } from 'node:worker_threads';
import { pack } from '../packed';
import type { FamilyWrite } from '../port';
import { describeFailure, RenderFailed } from './render-family';
import type { FromRenderer, Renderer, RendererModule, RendererSpec, ToRenderer } from './renderer';

const reason = (error: unknown): string =>
  error instanceof RenderFailed ? error.message : describeFailure('view', error);

async function renderAll(renderer: Renderer, id: number, families: readonly string[]): Promise<FromRenderer> {
  const writes: FamilyWrite[] = [];
  for (const family of families) {
    try {
      const write = await renderer.render(family);
      if (write) writes.push(write);
    } catch (error) {
      return { id, poison: family, error: reason(error) };
    }
  }
  return { id, packed: pack(writes) };
}

async function serve(port: NonNullable<typeof parentPort>, { module, options }: RendererSpec): Promise<void> {
  const renderers = (await import(module)) as RendererModule;
  const renderer = await renderers.createRenderer(options);
  const say = (message: FromRenderer): void =>
    port.postMessage(message, 'packed' in message ? [message.packed.bytes.buffer as ArrayBuffer] : []);
  let lane: Promise<void> = Promise.resolve();
  const answer = async (asked: ToRenderer): Promise<void> => {
    if ('families' in asked) return say(await renderAll(renderer, asked.id, asked.families));
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
