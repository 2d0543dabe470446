import type { SignInRefused, Viewer } from '@kurator/access';
import type { Infer } from '@kurator/kernel';
import { Body, Controller, Delete, Get, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { languageOf } from '../http/language';
import { invalid, Problem } from '../http/problem';
import { Allowed, gatheredOf, Open, viewerOf } from '../http/route';
import { noCookie, sessionCookie } from '../http/session-cookie';
import { PARTS, type ApiParts } from '../parts';
import { PASSWORD, SIGN_IN } from './bodies';
import { dtoOf, type Dto } from '../validation/dto';
import { validate } from '../validation/validate';

const dtos = { signIn: dtoOf(SIGN_IN), password: dtoOf(PASSWORD) };
type Passthrough = Pick<FastifyReply, 'header'>;

@Controller('api/v1/auth')
export class AccountController {
  constructor(@Inject(PARTS) private readonly parts: ApiParts) {}

  @Post('token')
  @Open()
  @HttpCode(200)
  async token(@Body() body: unknown, @Req() request: FastifyRequest) {
    const { username, password } = checked<Infer<typeof SIGN_IN>>(dtos.signIn, body, request);
    const result = await this.parts.accounts.signIn(username, password, request.ip);
    if (!result.ok) throw this.refused(result);
    return { accessToken: result.accessToken, tokenType: 'Bearer', expiresIn: result.expiresIn };
  }

  /** The page signs in: its cookie cannot be read by scripts (ADR 019). */
  @Post('session')
  @Open()
  @HttpCode(201)
  async session(@Body() body: unknown, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: Passthrough) {
    const { username, password } = checked<Infer<typeof SIGN_IN>>(dtos.signIn, body, request);
    const result = await this.parts.accounts.openSession(username, password, request.ip);
    if (!result.ok) throw this.refused(result);
    reply.header('set-cookie', sessionCookie(result.secret, request, this.parts.production));
    return this.inBrowser(result.viewer, result.expiresAt);
  }

  @Delete('session')
  @Allowed('session-end')
  @HttpCode(204)
  async endSession(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: Passthrough): Promise<void> {
    const { session } = gatheredOf(request);
    if (session !== undefined) await this.parts.accounts.endSession(session.secret);
    reply.header('set-cookie', noCookie(request, this.parts.production));
  }

  @Post('password')
  @Allowed('password')
  @HttpCode(204)
  async password(@Body() body: unknown, @Req() request: FastifyRequest): Promise<void> {
    const { current, next } = checked<Infer<typeof PASSWORD>>(dtos.password, body, request);
    const result = await this.parts.accounts.changePassword(viewerOf(request).userId, current, next);
    if (result.ok) return;
    if (result.code === 'PASSWORD_WRONG') throw new Problem(422, 'PASSWORD_WRONG');
    throw tooMany(result.retryAfter);
  }

  @Get('me')
  @Allowed('me')
  me(@Req() request: FastifyRequest) {
    const viewer = viewerOf(request);
    const { session } = gatheredOf(request);
    return session === undefined ? this.who(viewer) : this.inBrowser(viewer, session.expiresAt);
  }

  /** `now` is the register's clock, which may not be the browser's: what is due today hangs on it. */
  private who({ userId, roles, municipalities, agencyId, officerId }: Viewer) {
    const where = municipalities === '*' ? ['*'] : municipalities;
    return { userId, roles, municipalities: where, agencyId, officerId, now: this.parts.clock.now() };
  }

  private refused(result: SignInRefused): Problem {
    this.parts.metrics.signInRefused(result.code);
    if (result.code === 'TOO_MANY_ATTEMPTS') return tooMany(result.retryAfter);
    return new Problem(401, 'UNAUTHENTICATED', { headers: { 'www-authenticate': 'Bearer' } });
  }

  private inBrowser(viewer: Viewer, expiresAt: string) {
    return { ...this.who(viewer), expiresAt, idleMinutes: this.parts.accounts.idleMinutes };
  }
}

const tooMany = (retryAfter: number): Problem =>
  new Problem(429, 'TOO_MANY_ATTEMPTS', { params: { retryAfter }, headers: { 'retry-after': String(retryAfter) } });

/** @throws Problem 400 with every field that is wrong */
function checked<T>(dto: Dto, body: unknown, request: FastifyRequest): T {
  const wrong = validate(dto, body, languageOf(request.headers['accept-language']));
  if (wrong.length > 0) throw invalid(wrong);
  return body as T;
}
