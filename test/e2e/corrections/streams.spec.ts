import { correctedKinds, streamKinds } from '../../../apps/api/src/streams/kinds';
import { idOf } from '../../support/ids';
import { PLACES } from '../../support/places';
import { openDesk, type Desk, type Json, type Told } from '../streams/desk';
import { OFFICERS, ROWS, type Row } from './streams';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk('2025-12-20T06:00:00.000Z', OFFICERS);
  desk.moveTo('2026-06-30T06:00:00.000Z');
  const made = await desk.send('ministry', '/periods/REGION/2026-Q1/summary', { occurredOn: '2026-06-30' });
  if (made.status !== 201) throw new Error(made.text);
}, 60_000);
afterAll(() => desk.close());

const eventOf = ({ json, text }: Told): string => {
  const [event] = (json['events'] ?? []) as readonly { readonly eventId: string }[];
  if (event === undefined) throw new Error(text);
  return event.eventId;
};
const recorded = ({ by: [author], of, command }: Row, body: Json) =>
  desk.send(author, `/${of}/commands/${command}`, body);
/** The working list, followed up to the last event of what is named: a proposal's answer says no position to wait for. */
async function workSince(as: string, of: string): Promise<readonly Json[]> {
  const { position } = (await desk.get(as, `/${of}/history`)).json;
  const { json } = await desk.get(as, '/work', { after: String(position) });
  return json['waiting'] as readonly Json[];
}
/** What is the region's own is no commission's to decide: its second officer finds it in the own working list. */
async function waitsFor(second: string, of: string, proposalId: unknown) {
  expect(await workSince(second, of)).toContainEqual(
    expect.objectContaining({ kind: 'PROPOSAL', proposalId, municipality: 'REGION', resource: 'periods' }),
  );
}
/** Proposed by the one, confirmed by the other. */
async function made({ by: [author, second], of }: Row, eventId: string, [what, body]: readonly [string, Json]) {
  const proposed = await desk.send(author, `/${of}/events/${eventId}/${what}`, body);
  expect([proposed.status, proposed.json['status']]).toEqual([201, 'PROPOSED']);
  const { proposalId } = proposed.json;
  if (of.includes('REGION')) await waitsFor(second, of, proposalId);
  const proposal = `/${of}/proposals/${String(proposalId)}/confirmation`;
  const own = await desk.send(author, proposal, {});
  expect([own.status, own.json['code']]).toEqual([403, 'FOUR_EYES_REQUIRED']);
  const confirmed = await desk.send(second, proposal, {});
  expect([confirmed.status, confirmed.text]).toEqual([201, confirmed.text]);
  return eventOf(confirmed);
}
const correction = (replacement: Json): readonly [string, Json] => [
  'corrections',
  { reason: 'Описка (вымышленная).', replacement },
];
const ANNULMENT = ['annulments', { reason: 'ENTERED_BY_MISTAKE' }] as const;
const frozen = async (unit: string): Promise<string> => {
  const { json } = await desk.get('ministry', `/statistics/quarters/2026-Q1?unit=${unit}&version=1`);
  const { position: _position, ...rest } = json;
  return JSON.stringify(rest);
};

describe('events of what is no family', () => {
  it('have a row each, and those that have none are law and directory', () => {
    const types = correctedKinds.flatMap(({ events }) => events.map(({ name }) => name));
    expect(ROWS.map(({ type }) => type).sort()).toEqual([...types].sort());
    const others = streamKinds.filter((kind) => !correctedKinds.includes(kind)).map(({ resource }) => resource);
    expect(others).toEqual(['commissions', 'profiles', 'calendars']);
  });

  it.each(ROWS.map((row) => [row.type, row] as const))(
    '%s is corrected and annulled, after a freeze: readers follow, the frozen quarter stays, the history shows all',
    async (_type, row) => {
      const [atFirst, corrected, annulled] = row.values;
      if (row.first) await desk.send(row.first[0], `/${row.of}/commands/${row.first[1]}`, row.first[2]);
      const before = await frozen('REGION');
      const eventId = eventOf(await recorded(row, row.body));
      expect(await row.seen(desk)).toEqual(atFirst);
      const correctedBy = await made(row, eventId, correction(row.corrected));
      expect(await row.seen(desk)).toEqual(corrected);
      const annulledBy = await made(row, eventId, ANNULMENT);
      expect(await row.seen(desk)).toEqual(annulled);
      expect(await frozen('REGION')).toBe(before);
      const { json } = await desk.get(row.by[0], `/${row.of}/history?limit=500`);
      const items = json['items'] as readonly Json[];
      expect(items.find((item) => item['eventId'] === eventId)).toMatchObject({ correctedBy, annulledBy });
      const again = await desk.send(row.by[0], `/${row.of}/events/${eventId}/annulments`, { reason: 'DUPLICATE' });
      expect([again.status, again.json['code']]).toEqual([422, 'ALREADY_ANNULLED']);
    },
  );
});

describe('what a correction of them may not do', () => {
  const of = `requests/${idOf('guarded')}`;
  const body = ROWS[0]?.body as Json;
  let asked: string;
  let answered: string;
  beforeAll(async () => {
    const row = ROWS.find(({ type }) => type === 'information-answered') as Row;
    asked = eventOf(await desk.send('operator-irkutsk', `/${of}/commands/request-information`, body));
    answered = eventOf(await desk.send('operator-irkutsk', `/${of}/commands/answer-information`, row.body));
  });
  const revision = async () => (await desk.get('operator-irkutsk', `/${of}`)).json['revision'];
  const refusedAs = async (as: string, path: string, sent: Json) => {
    const before = await revision();
    const { status, json, text } = await desk.send(as, `/${of}/${path}`, sent);
    expect(await revision()).toBe(before);
    const [place] = (json['errors'] ?? []) as readonly { readonly path: string }[];
    expect(text).toMatch(/[а-я]/);
    return { status, code: json['code'], path: place?.path };
  };
  const corrects = (replacement: Json) => correction(replacement)[1];

  it('is named, and nothing is stored', async () => {
    const annulling = { reason: 'DUPLICATE' };
    const at = (eventId: string, what: string) => `events/${eventId}/${what}`;
    const [operator, corrections] = ['operator-irkutsk', 'corrections'];
    expect(await refusedAs(operator, at(asked, 'annulments'), annulling)).toMatchObject({
      status: 422,
      code: 'LATER_FACT_CONTRADICTS',
    });
    const later = corrects({ ...body, occurredOn: '2026-03-11' });
    expect(await refusedAs(operator, at(asked, corrections), later)).toMatchObject({
      status: 422,
      code: 'LATER_FACT_CONTRADICTS',
    });
    const shapeless = corrects({ ...body, legalBasis: ' ' });
    expect(await refusedAs(operator, at(asked, corrections), shapeless)).toEqual({
      status: 400,
      code: 'VALIDATION_FAILED',
      path: 'replacement.legalBasis',
    });
    const nobody = corrects({ ...body, subject: {} });
    expect(await refusedAs(operator, at(asked, corrections), nobody)).toEqual({
      status: 400,
      code: 'VALIDATION_FAILED',
      path: 'replacement.subject',
    });
    const foreign = corrects({ ...body, subject: { familyIds: [idOf('nobody at all')] } });
    expect(await refusedAs(operator, at(asked, corrections), foreign)).toMatchObject({
      status: 404,
      code: 'REQUEST_NOT_FOUND',
    });
    const future = corrects({ ...body, occurredOn: '2026-07-01' });
    expect(await refusedAs(operator, at(asked, corrections), future)).toMatchObject({
      status: 400,
      code: 'IN_THE_FUTURE',
    });
    expect(await refusedAs(operator, at(idOf('no event'), 'annulments'), annulling)).toMatchObject({
      status: 404,
      code: 'EVENT_NOT_FOUND',
    });
    expect(await refusedAs('curator-irkutsk', at(answered, 'annulments'), annulling)).toMatchObject({
      status: 403,
      code: 'FORBIDDEN_ROLE',
    });
    expect(await refusedAs('operator-mariel', at(answered, 'annulments'), annulling)).toMatchObject({
      status: 404,
      code: 'REQUEST_NOT_FOUND',
    });
    expect(await refusedAs(operator, at(answered, 'annulments'), { reason: 'OTHER' })).toEqual({
      status: 400,
      code: 'VALIDATION_FAILED',
      path: 'reasonText',
    });
    expect(await refusedAs(operator, `proposals/${idOf('no proposal')}/confirmation`, {})).toMatchObject({
      status: 404,
      code: 'PROPOSAL_NOT_FOUND',
    });
  });

  it('is no change of what the register counted itself: what was sent stays what it was', async () => {
    const period = `periods/${PLACES.borodino.oktmo}-2026-05`;
    const info = { occurredOn: '2026-05-25', to: ['COMMISSION'] };
    const sent = eventOf(await desk.send('operator-borodino', `/${period}/commands/send-monthly-info`, info));
    const { json } = await desk.get('operator-borodino', `/${period}/history`);
    const data = (json['items'] as readonly { data: Json }[])[0]?.data as Json;
    const propose = (replacement: Json) =>
      desk.send('operator-borodino', `/${period}/events/${sent}/corrections`, corrects(replacement));
    const counted = await propose({ ...info, families: 7 });
    expect(counted.json).toMatchObject({ status: 422, code: 'FIGURES_DIFFER', path: 'replacement.families' });
    const moved = await propose({ ...data, occurredOn: '2026-05-25', asOfPosition: 'zz' });
    expect(moved.json).toMatchObject({ status: 400, errors: [{ path: 'replacement.asOfPosition' }] });
    const asEvent = await propose({ ...data, occurredOn: '2026-05-26' });
    expect([asEvent.status, asEvent.json['status']]).toEqual([201, 'PROPOSED']);
  });

  it('is no change of a frozen quarter: the next version corrects it', async () => {
    const { json } = await desk.get('ministry', '/periods/REGION-2026-Q1');
    const summary = (json['facts'] as readonly Json[]).find(({ type }) => type === 'quarter-summary-formed');
    const path = `/periods/REGION-2026-Q1/events/${String(summary?.['eventId'])}/annulments`;
    const { status, json: refused } = await desk.send('ministry-1', path, { reason: 'DUPLICATE' });
    expect([status, refused['code']]).toEqual([422, 'NOT_CORRECTABLE']);
  });

  it('waits for the second officer in the working list, and goes when it is withdrawn', async () => {
    const proposed = await desk.send('operator-irkutsk', `/${of}/events/${answered}/annulments`, {
      reason: 'DUPLICATE',
    });
    const proposalId = String(proposed.json['proposalId']);
    const waits = async () => {
      const waiting = await workSince('secretary-irkutsk', of);
      const found = waiting.filter((one) => one['proposalId'] === proposalId);
      return found.map(({ familyId, resource, resourceId }) => [familyId, resource, resourceId]);
    };
    expect(await waits()).toEqual([[null, 'requests', idOf('guarded')]]);
    const { json } = await desk.get('secretary-irkutsk', `/${of}/proposals`);
    const found = (json['items'] as readonly Json[]).filter((one) => one['proposalId'] === proposalId);
    expect(found).toMatchObject([
      { kind: 'ANNULMENT', status: 'PROPOSED', targetEventId: answered, reason: 'DUPLICATE', affectsPeriods: [] },
    ]);
    const withdrawn = await desk.send('operator-irkutsk', `/${of}/proposals/${proposalId}/rejection`, {
      reason: 'Ошибка.',
    });
    expect(withdrawn.status).toBe(201);
    expect(await waits()).toEqual([]);
    const late = await desk.send('secretary-irkutsk', `/${of}/proposals/${proposalId}/confirmation`, {});
    expect([late.status, late.json['code']]).toEqual([422, 'PROPOSAL_DECIDED']);
  });
});
