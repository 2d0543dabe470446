import type { Headed } from '../../support/client';
import { idOf } from '../../support/ids';
import { differences, dueDifferences, valueAt } from '../compare';
import { envelopeFaults } from '../history-law';
import type { AskStep, DueStep } from '../model';
import { failIf, readerFor, type Item, type Stage } from './stage';

/** After the day's commands: a question judges the end of the day. */
const EVENING = '18:00';

/** Asks one query and compares the named places of the answer. */
export async function ask(stage: Stage, step: AskStep): Promise<void> {
  await stage.moveTo(step.on, EVENING);
  const path = step.path.replace(/\{([^}]+)\}/g, (_all, name: string) => idOf(name));
  const { inspectionCase } = step;
  const headers: Headed =
    inspectionCase === undefined ? {} : { 'x-inspection-case': encodeURIComponent(inspectionCase) };
  const answer = await stage.get(step.as, path, headers);
  const status = step.status ?? 200;
  const told = answer.status === status ? [] : [`status ${answer.status}, expected ${status}: ${answer.text}`];
  failIf(`GET ${step.path}`, told.length > 0 ? told : differences(answer.json, step.expect));
}

async function deadlines(stage: Stage, { family, on }: DueStep, all: boolean): Promise<readonly Item[]> {
  const path = `/families/${idOf(family)}/deadlines?on=${on}${all ? '&all=true' : ''}`;
  const answer = await stage.get(readerFor('', stage.scenario), path);
  const items = valueAt(answer.json, 'items');
  if (answer.status !== 200 || !Array.isArray(items))
    throw new Error(`deadlines of ${family}: ${answer.status} ${answer.text}`);
  return items as readonly Item[];
}

/** Judges deadlines of a family at the end of a day; what is not regulated must appear with `all=true` only. */
export async function judge(stage: Stage, step: DueStep): Promise<void> {
  await stage.moveTo(step.on, EVENING);
  const [shown, everything] = [await deadlines(stage, step, false), await deadlines(stage, step, true)];
  const silent = shown.filter((entry) => entry['status'] === 'NOT_REGULATED');
  failIf('deadlines', silent.length === 0 ? [] : [`not regulated, yet shown: ${JSON.stringify(silent)}`]);
  const found = step.due.flatMap((due) => dueDifferences(due.status === 'NOT_REGULATED' ? everything : shown, due));
  failIf(`deadlines of ${step.family} on ${step.on}`, found);
}

/** Envelopes, hash chain, and the card of today replayed as the card "as of today". */
export async function historyFaults(stage: Stage, family: string, reader: string): Promise<readonly string[]> {
  const path = `/families/${idOf(family)}`;
  const now = await stage.get(reader, path);
  const history = await stage.get(reader, `${path}/history?limit=500`);
  if (now.status !== 200 || history.status !== 200) return [`${family}: ${now.text} ${history.text}`];
  const items = valueAt(history.json, 'items') as readonly Item[];
  const again = await stage.get(reader, `${path}?asOf=${String(valueAt(now.json, 'asOf'))}`);
  const { knownAt: _known, position: _position, ...card } = now.json as Item;
  const whole = items.length === valueAt(history.json, 'total') && items.length > 0;
  return [
    ...(whole ? [] : [`${items.length} events, total ${String(valueAt(history.json, 'total'))}`]),
    ...envelopeFaults(items),
    ...differences(again.json, card),
  ].map((fault) => `${family}: ${fault}`);
}
