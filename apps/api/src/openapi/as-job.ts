import { json, ref } from './pieces';
import type { Schema } from './schema-of';

/** What is answered when a job was begun. */
export const BEGUN: Schema = {
  '202': { description: 'Начато задание: результат даёт GET /jobs/{jobId}', content: json(ref('JobBegun')) },
};

/** What becomes a job with `Prefer: respond-async`. */
export const onWish = (post: Schema): Schema => ({
  ...post,
  parameters: [{ name: 'prefer', in: 'header', schema: { type: 'string', enum: ['respond-async'] } }],
  responses: { ...(post['responses'] as object), ...BEGUN },
});

/** What always is one. */
export function always(post: Schema): Schema {
  const { '200': _none, ...refused } = post['responses'] as Schema;
  return { ...post, responses: { ...BEGUN, ...refused } };
}
