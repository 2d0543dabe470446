import type { Infer } from '@kurator/kernel';
import { Body, Controller, Get, HttpCode, Inject, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { languageOf } from '../http/language';
import { invalid, Problem } from '../http/problem';
import { Allowed, Open, viewerOf } from '../http/route';
import { PARTS, type ApiParts } from '../parts';
import { PASSWORD, SIGN_IN } from './bodies';
import { dtoOf, type Dto } from '../validation/dto';
import { validate } from '../validation/validate';

const dtos = { signIn: dtoOf(SIGN_IN), password: dtoOf(PASSWORD) };

@Controller('api/v1/auth')
export class AccountController {
  constructor(@Inject(PARTS) private readonly parts: ApiParts) {}

  @Post('token')
  @Open()
  @HttpCode(200)
  async token(@Body() body: unknown, @Req() request: FastifyRequest) {
    const { username, password } = checked<Infer<typeof SIGN_IN>>(dtos.signIn, body, request);
    const result = await this.parts.accounts.signIn(username, password, request.ip);
    if (result.ok) return { accessToken: result.accessToken, tokenType: 'Bearer', expiresIn: result.expiresIn };
    this.parts.metrics.signInRefused(result.code);
    if (result.code === 'UNAUTHENTICATED')
      throw new Problem(401, 'UNAUTHENTICATED', { headers: { 'www-authenticate': 'Bearer' } });
    throw tooMany(result.retryAfter);
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
    const { userId, roles, municipalities, agencyId, officerId } = viewerOf(request);
    return { userId, roles, municipalities: municipalities === '*' ? ['*'] : municipalities, agencyId, officerId };
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
