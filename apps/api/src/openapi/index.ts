import { useCases } from '@kurator/family';
import { documentOf } from './document';
import type { Schema } from './schema-of';

/** The OpenAPI document of the whole product, without a server: for `docs/openapi.json`. */
export const openApiDocument = (): Schema => documentOf(useCases);
