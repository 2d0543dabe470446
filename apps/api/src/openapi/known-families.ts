import { ACTIONS } from '@kurator/access';
import { KNOWN_FAMILIES } from '../reads/known-families.controller';
import { json, ref, refusals } from './pieces';
import type { Schema } from './schema-of';
import { titledObject } from './titled';

const EXAMPLE = {
  persons: [{ name: { last: 'Тестова', first: 'Мария', patronymic: 'Игоревна' }, birthDate: '1988-03-14' }],
};

/** Whether people who are being reported are known already. */
export const knownFamilies: Schema = {
  operationId: 'known-families',
  tags: ['queries'],
  description: `Роли: ${Object.keys(ACTIONS['known-families'].access).join(', ')}. Ищет по всему региону, ничего не сохраняет; familyId только своей комиссии.`,
  requestBody: { required: true, content: json(titledObject(KNOWN_FAMILIES, ['report']), EXAMPLE) },
  responses: {
    '200': { description: 'Ответ', content: json(ref('KnownFamilies')) },
    ...refusals(400, 401, 403, 413, 415, 503),
  },
};
