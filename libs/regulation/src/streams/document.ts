import { code, date, object, opt, token } from '@kurator/kernel';

/** A document as `api.md` writes it, bodies (3). */
export const documentRef = object({
  kind: code('documentKinds'),
  number: token(),
  date: date(),
  fileId: opt(token()),
});
