import { familyEvents } from '@kurator/family';
import { PLACES } from '../../support/places';
import { decisionOn } from '../refusals/told';
import type { Asked } from '../refusals/asked';
import { openStage, type Stage } from '../refusals/stage';
import { FIRST, GROUPS, STEPS, type Group } from './groups';

const { oktmo } = PLACES.mariel;
type Json = Readonly<Record<string, unknown>>;
const held = { stage: null as unknown as Stage, position: '', frozen: {} as Json };

/** Posts what must be accepted. */
async function posted(as: string, asked: Asked): Promise<Json> {
  const { status, text, json } = await held.stage.ask(as, asked);
  if (status !== 201) throw new Error(`${asked.path}: ${status} ${text}`);
  const answer = json as Json;
  if (typeof answer['position'] === 'string') held.position = answer['position'];
  return answer;
}
/** A quarter of the town as its operator reads it; where the read models stood is no part of a frozen version. */
async function quarter(name: string, query = ''): Promise<Json> {
  const path = `/api/v1/statistics/quarters/${name}?unit=${oktmo}${query}`;
  const { status, text, json } = await held.stage.ask('operator-mariel', { path, headers: { after: held.position } });
  if (status !== 200) throw new Error(`${path}: ${status} ${text}`);
  const { position: _position, ...rest } = json as Json;
  return rest;
}

beforeAll(async () => {
  held.stage = await openStage(STEPS);
  await posted('operator-mariel', {
    path: `/api/v1/periods/${oktmo}/2026-Q1/submission`,
    body: { occurredOn: '2026-04-03', figures: { families: FIRST }, signedByOfficerId: 'off-head-mariel' },
  });
  await posted('ministry', { path: '/api/v1/periods/REGION/2026-Q1/summary', body: { occurredOn: '2026-04-10' } });
  held.frozen = await quarter('2026-Q1', '&version=1');
}, 60_000);
afterAll(() => held.stage.close());

/** What all changes so far have moved, added up by hand. */
const moved = { in: 0, out: 0, later: 0 };
async function change({ proposed, moves }: Group): Promise<void> {
  const asked = proposed(held.stage.noted);
  const { proposalId } = await posted('secretary-mariel', asked);
  const familyPath = asked.path.slice(0, asked.path.indexOf('/events/'));
  const { path } = decisionOn('', String(proposalId));
  await posted('deputy-mariel', { path: `${familyPath}${path.slice(path.indexOf('/proposals/'))}`, body: {} });
  moved.in += moves.in;
  moved.out += moves.out;
  moved.later += moves.later;
}
const holds = (answer: Json): boolean =>
  (answer['checks'] as readonly { holds: boolean }[]).every((check) => check.holds);

describe('a fact that two officers change after its quarter was summarised', () => {
  it.each(GROUPS.map((one) => [one.group, one.type, one] as const))('group %s: %s', async (_group, _type, one) => {
    await change(one);
    expect(await quarter('2026-Q1', '&version=1')).toEqual(held.frozen);
    expect(await quarter('2026-Q1')).toEqual(held.frozen);

    const known = await quarter('2026-Q1', '&basis=RECALCULATED');
    const [entered, left] = [FIRST.in + moved.in, FIRST.out + moved.out];
    expect(known['families']).toMatchObject({ opening: 0, in: entered, out: left, closing: entered - left });

    const open = await quarter('2026-Q2');
    expect(open['families']).toMatchObject({
      ...{ opening: FIRST.closing, adjustmentsIn: moved.in, adjustmentsOut: moved.out },
      ...{ in: moved.later, out: 0, closing: FIRST.closing + moved.in - moved.out + moved.later },
    });
    expect([holds(known), holds(open)]).toEqual([true, true]);
  });

  it('is there for every group of the catalogue whose facts can be changed', () => {
    const groups = new Set(Object.values(familyEvents).map(({ group }) => group));
    expect([...groups].filter((group) => group !== 'O').sort()).toEqual([...new Set(GROUPS.map((one) => one.group))]);
  });
});
