import type { StreamKind } from '@kurator/regulation';
import { informationAnswered, informationRefused, informationRequested } from './events';
import { unitOfRequest } from './request';
import { answerInformation, refuseInformation, requestInformation } from './use-cases';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Requests for information from the bank (spec C42, 9.3): stream `request-<uuid>`, the client chooses the id. */
export const requests: StreamKind = {
  resource: 'requests',
  idName: 'requestId',
  normal: (id) => (UUID.test(id.toLowerCase()) ? id.toLowerCase() : null),
  exampleId: '5f0c9d9e-2b1a-4c77-9a51-6d1f0b8f4a10',
  stream: (id) => `request-${id}`,
  unitOf: (_id, where) => unitOfRequest(where),
  notFound: 'REQUEST_NOT_FOUND',
  corrected: true,
  events: [informationRequested, informationAnswered, informationRefused],
  useCases: [requestInformation, answerInformation, refuseInformation],
};
