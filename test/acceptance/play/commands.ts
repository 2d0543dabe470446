import { idOf } from '../../support/ids';
import { answerDifferences, valueAt } from '../compare';
import type { BatchStep, CommandStep, RaceStep } from '../model';
import { judge } from './questions';
import { failIf, readerFor, type Sent, type Stage } from './stage';

/** How many events the family has; 0 when there is no such family. */
async function sizeOf(stage: Stage, { family, as }: CommandStep): Promise<number> {
  const answer = await stage.get(readerFor(as, stage.scenario), `/families/${idOf(family)}/history?limit=1`);
  if (answer.status === 404) return 0;
  const total = valueAt(answer.json, 'total');
  if (typeof total !== 'number') throw new Error(`history of ${family}: ${answer.status} ${answer.text}`);
  return total;
}

/** A command sent again with the same key must answer the same bytes. */
export async function resend(stage: Stage, { step, commandId, data, ifMatch, text }: Sent): Promise<readonly string[]> {
  const again = await stage.send(step, commandId, data, ifMatch);
  const same = again.status === 201 && again.text === text;
  return same ? [] : [`${step.step} ${step.command} sent again: ${again.status} ${again.text}, first ${text}`];
}

/** Sends one command, judges the answer, sends it again, and judges the deadlines that the step names. */
export async function playCommand(stage: Stage, step: CommandStep): Promise<void> {
  await stage.moveTo(step.on, step.at);
  const [data, ifMatch] = [stage.bodyOf(step), await stage.ifMatchOf(step)];
  const commandId = idOf(`${stage.scenario.id} command ${step.step}`);
  if (step.expect.status >= 400) return playRefused(stage, step, () => stage.send(step, commandId, data, ifMatch));
  const answer = await stage.send(step, commandId, data, ifMatch);
  failIf(step.command, answerDifferences(answer, step.expect));
  const entry = { step, commandId, data, text: answer.text, ...(ifMatch === undefined ? {} : { ifMatch }) };
  stage.sent.push(entry);
  stage.touch(step.family, readerFor(step.as, stage.scenario));
  stage.remember(step.step, answer.json);
  failIf('the same key', await resend(stage, entry));
  if (step.due) await judge(stage, { kind: 'due', step: step.step, on: step.on, family: step.family, due: step.due });
}

/** "Nothing of a refused command is stored": the history is as long as before. */
async function playRefused(stage: Stage, step: CommandStep, send: () => ReturnType<Stage['send']>): Promise<void> {
  const before = await sizeOf(stage, step);
  failIf(step.command, answerDifferences(await send(), step.expect));
  const after = await sizeOf(stage, step);
  failIf(step.command, after === before ? [] : [`refused, yet the history grew from ${before} to ${after} events`]);
}

/** Sends all lines through `POST /decisions`; every one must be accepted, in order. */
export async function playBatch(stage: Stage, step: BatchStep): Promise<void> {
  await stage.moveTo(step.on);
  const lines = step.lines.map((line, index) => ({
    commandId: idOf(`${stage.scenario.id} batch ${step.step} ${index}`),
    familyId: idOf(line.family),
    command: line.command,
    data: stage.bodyOf({ on: step.on, data: line.data }),
    onBehalfOf: step.onBehalfOf,
  }));
  const answers = await stage.client.ndjson(step.as, lines);
  const wrong = answers.filter((answer, index) => answer['status'] !== 201 || answer['line'] !== index + 1);
  const missing = answers.length === lines.length ? [] : [`${answers.length} answers to ${lines.length} lines`];
  failIf('POST /decisions', [...missing, ...wrong.map((answer) => JSON.stringify(answer))]);
  step.lines.forEach((line) => stage.touch(line.family, readerFor(step.as, stage.scenario)));
  answers.forEach((answer) => stage.remember(step.step, answer));
}

/** Sends both commands at once: one is accepted, the other gets the loser's code. */
export async function playRace(stage: Stage, step: RaceStep): Promise<void> {
  await stage.moveTo(step.on);
  const ifMatch = await stage.ifMatchOf(step.commands[0]);
  const answers = await Promise.all(
    step.commands.map((runner) =>
      stage.send(runner, idOf(`${stage.scenario.id} race ${runner.step}`), stage.bodyOf(runner), ifMatch),
    ),
  );
  const told = answers.map(({ status, json }) => (status === 201 ? 'won' : String(valueAt(json, 'code')))).sort();
  const wanted = [step.loserCode, 'won'].sort();
  failIf('race', told.join() === wanted.join() ? [] : answers.map(({ status, text }) => `${status} ${text}`));
  answers.filter(({ status }) => status === 201).forEach(({ json }) => stage.remember(step.step, json));
  stage.touch(step.commands[0].family, readerFor(step.commands[0].as, stage.scenario));
}
