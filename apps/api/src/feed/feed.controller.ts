import { Readable } from 'node:stream';
import { Controller, Get, Inject, Req, Res, type OnModuleDestroy } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { familyEvent } from '@kurator/family';
import { within } from '@kurator/platform';
import { Problem } from '../http/problem';
import { isStillSignedIn } from '../http/access-hook';
import { Allowed, gatheredOf } from '../http/route';
import { PARTS, type ApiParts } from '../parts';
import { asked } from '../reads/ask';
import { feedPages, isUnknownPosition, type FeedItem } from './feed';

/** A silent stream says so this often, ms: connections in between must not take it for dead, and a revoked token ends it. */
const SILENCE = 15_000;

const NDJSON = 'application/x-ndjson; charset=utf-8';
async function* asLines(pages: AsyncIterable<readonly FeedItem[]>): AsyncGenerator<string> {
  for await (const items of pages) yield items.map((item) => `${JSON.stringify(item)}\n`).join('');
}
/** A browser that lost the stream says what it has had. */
function resumedAt({ headers }: FastifyRequest): { readonly from?: string } {
  const last = headers['last-event-id'];
  return typeof last === 'string' ? { from: last } : {};
}
const sse = (items: readonly FeedItem[]): string =>
  items.map((item) => `id: ${item.position}\nevent: ${item.type}\ndata: ${JSON.stringify(item)}\n\n`).join('');

/** `GET /feed`: what has been decided since a position, as NDJSON up to now or as SSE that goes on. */
@Controller('api/v1/feed')
export class FeedController implements OnModuleDestroy {
  /** Readings under way. A composed signal would do, but Node 20 may collect one that somebody still listens to. */
  private readonly open = new Set<AbortController>();

  constructor(@Inject(PARTS) private readonly parts: ApiParts) {}

  onModuleDestroy(): void {
    for (const reading of this.open) reading.abort();
  }

  @Get()
  @Allowed('feed', { audited: true })
  async feed(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { params, viewer } = asked(request, 'feed');
    const gone = this.reading(reply);
    const question = {
      ...(await this.checked({ ...params, ...resumedAt(request) })),
      follow: (request.headers.accept ?? '').includes('text/event-stream'),
      signal: gone.signal,
    };
    const pages = this.recorded(request, feedPages(this.parts.feed, question, viewer));
    const text = question.follow ? this.living(request, pages, gone) : asLines(pages);
    reply.header('cache-control', 'no-store').type(question.follow ? 'text/event-stream; charset=utf-8' : NDJSON);
    await reply.send(Readable.from(text));
  }

  /** Ends with the client's connection, or with the server. */
  private reading(reply: FastifyReply): AbortController {
    const gone = new AbortController();
    this.open.add(gone);
    reply.raw.once('close', () => {
      this.open.delete(gone);
      gone.abort();
    });
    return gone;
  }

  /** @throws Problem 400 for a position that never was or a type that is none */
  private async checked({ from, types: listed }: { readonly from?: string; readonly types?: string }) {
    const types = listed?.split(',');
    if (types?.some((type) => familyEvent(type) === undefined))
      throw new Problem(400, 'VALIDATION_FAILED', { params: { path: 'types' } });
    if (await isUnknownPosition(this.parts.feed, from))
      throw new Problem(400, 'POSITION_UNKNOWN', { params: { position: from ?? '' } });
    return { ...(from === undefined ? {} : { from }), ...(types === undefined ? {} : { types }) };
  }

  /** Each page is recorded as a reading of its families before it leaves. */
  private async *recorded(
    request: FastifyRequest,
    pages: AsyncIterable<readonly FeedItem[]>,
  ): AsyncGenerator<readonly FeedItem[]> {
    const { audit } = gatheredOf(request);
    for await (const page of pages) {
      const families = [...new Set(page.map(({ familyId }) => familyId))];
      if (audit) await this.parts.audit.record({ ...audit, families, outcome: 'OK' });
      yield page;
    }
  }

  /** Pages as they come, and a word when none comes; ends with the sender's right to read. */
  private async *living(
    request: FastifyRequest,
    pages: AsyncGenerator<readonly FeedItem[]>,
    gone: AbortController,
  ): AsyncGenerator<string> {
    yield ': kurator\n\n';
    let next = pages.next();
    for (;;) {
      const told = await within(SILENCE, next, 'silence' as const);
      if (told === 'silence') {
        if (gone.signal.aborted || !(await isStillSignedIn(request, this.parts))) return gone.abort();
        yield ': \n\n';
        continue;
      }
      if (told.done === true) return;
      yield sse(told.value);
      next = pages.next();
    }
  }
}
