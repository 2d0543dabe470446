import { idOf } from '../../support/ids';
import { differences } from '../compare';
import type { PostStep } from '../model';
import { failIf, type Posted, type Stage } from './stage';

const keyOf = (stage: Stage, { step }: PostStep): string => idOf(`${stage.scenario.id} post ${step}`);
const send = (stage: Stage, { as, path, body }: PostStep, key: string) =>
  stage.client.post(as, path, body, { 'idempotency-key': key });

/** What was accepted, sent again with the same key, must answer the same bytes. */
export async function resendPost(stage: Stage, { step, key, text }: Posted): Promise<readonly string[]> {
  const again = await send(stage, step, key);
  const same = again.status === 201 && again.text === text;
  return same ? [] : [`${step.step} sent again: ${again.status} ${again.text}, first ${text}`];
}

/** Posts, judges the answer at its paths, and posts again what was accepted. */
export async function playPost(stage: Stage, step: PostStep): Promise<void> {
  await stage.moveTo(step.on);
  const key = keyOf(stage, step);
  const { status, ...paths } = step.expect;
  const answer = await send(stage, step, key);
  const told = answer.status === status ? [] : [`status ${answer.status}, expected ${status}: ${answer.text}`];
  const body = status === 201 ? { body: answer.json } : answer.json;
  failIf(`POST ${step.path}`, told.length > 0 ? told : differences(body, paths));
  if (status !== 201) return;
  const posted = { step, key, text: answer.text };
  stage.posted.push(posted);
  stage.remember(step.step, answer.json);
  failIf('the same key', await resendPost(stage, posted));
}
