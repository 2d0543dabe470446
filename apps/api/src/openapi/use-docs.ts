import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import type { CommandShape } from '../validation/validate-body';
import { documentOf } from './document';

/** Serves `/api/openapi.json` and the page `/api/docs`, whose scripts and styles come from this server. */
export function useDocs(app: NestFastifyApplication, useCases: readonly CommandShape[]): void {
  // Nest's type describes OpenAPI 3.0; the document is 3.1, which its page shows as well.
  const document = documentOf(useCases) as unknown as OpenAPIObject;
  SwaggerModule.setup('api/docs', app, document, {
    jsonDocumentUrl: 'api/openapi.json',
    raw: ['json'],
    customSiteTitle: 'Куратор: API',
    swaggerOptions: { docExpansion: 'none', validatorUrl: null },
  });
}
