import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/**
 * What becomes of what passes: `passes`; `half-open`: every byte of both directions is lost and no connection ends, as
 * behind a router that lost its table; `stalls`: the server hears everything and its answers wait until it passes again.
 */
export type Passing = 'passes' | 'half-open' | 'stalls';

/** A road to a server that can be made bad. */
export interface TcpProxy {
  readonly port: number;
  /** A connection through which bytes were lost stays lost when others pass again. */
  set(passing: Passing): void;
  /** Everything comes this much later, each way. */
  delay(ms: number): void;
  /** Ends every connection that is open, without a word. */
  cut(): void;
  /** Connections made so far. */
  connections(): number;
  stop(): Promise<void>;
}

interface Road {
  passing: Passing;
  delayMs: number;
}

/** One direction of a connection: in order, late, held back or lost. */
class Direction {
  private held: Buffer[] = [];

  constructor(
    private readonly to: Socket,
    private readonly road: Road,
  ) {}

  take(bytes: Buffer, mayStall: boolean): void {
    if (this.road.delayMs === 0) this.pass(bytes, mayStall);
    else setTimeout(() => this.pass(bytes, mayStall), this.road.delayMs);
  }
  private pass(bytes: Buffer, mayStall: boolean): void {
    if (mayStall && (this.road.passing === 'stalls' || this.held.length > 0)) this.held.push(bytes);
    else if (!this.to.destroyed) this.to.write(bytes);
  }
  release(): void {
    for (const bytes of this.held.splice(0)) if (!this.to.destroyed) this.to.write(bytes);
  }
}

/** Between a client's socket and one to the server. @returns ends both, and lets go what was held back */
function join(near: Socket, far: Socket, road: Road) {
  let lost = false;
  const [there, back] = [new Direction(far, road), new Direction(near, road)];
  const through = (direction: Direction, mayStall: boolean) => (bytes: Buffer) => {
    lost ||= road.passing === 'half-open';
    if (!lost) direction.take(bytes, mayStall);
  };
  near.on('data', through(there, false));
  far.on('data', through(back, true));
  const end = (): void => {
    near.destroy();
    far.destroy();
  };
  for (const [one, other] of [
    [near, far],
    [far, near],
  ] as const) {
    // An error of a socket is followed by its close, which is passed on; a lost connection tells nobody.
    one.on('error', () => undefined);
    one.on('close', () => void (lost || other.destroy()));
    one.setNoDelay(true);
  }
  return { end, release: () => back.release() };
}

/** Listens on 127.0.0.1 and passes everything on to another port there. */
export async function startTcpProxy(target: number): Promise<TcpProxy> {
  const road: Road = { passing: 'passes', delayMs: 0 };
  const open = new Set<ReturnType<typeof join>>();
  let made = 0;
  const server = createServer((near) => {
    made += 1;
    const joined = join(near, connect(target, '127.0.0.1'), road);
    open.add(joined);
    near.on('close', () => open.delete(joined));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const cut = (): void => {
    for (const one of [...open]) one.end();
  };
  return {
    port: (server.address() as AddressInfo).port,
    set(passing) {
      road.passing = passing;
      if (passing === 'passes') for (const one of open) one.release();
    },
    delay: (ms) => void (road.delayMs = ms),
    cut,
    connections: () => made,
    async stop() {
      const closed = once(server, 'close');
      server.close();
      cut();
      await closed;
    },
  };
}
