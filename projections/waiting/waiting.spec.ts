import { familyView } from '@kurator/family';
import type { Fact } from '@kurator/kernel';
import type { LogKey } from '@kurator/read-models';
import {
  correcting,
  FAMILY,
  played,
  recorded,
  registered,
  sent,
  world,
  type Sent,
} from '../../libs/family/src/testing';
import { SON } from '../../libs/family/src/shared/examples';
import { openProposals, waiting, type WaitingRow } from './index';

const renderedIn = (profile: 'MARIEL' | 'IRKUTSK', commands: readonly Sent[]) =>
  waiting.render(familyView(FAMILY, played(commands, { profile }), world)).documents[
    'waiting'
  ] as unknown as readonly WaitingRow[];
const rowsOf = (...commands: readonly Sent[]) => renderedIn('MARIEL', commands);
const short = (...commands: readonly Sent[]) => rowsOf(...commands).map(({ kind, code, since }) => [kind, code, since]);
const curator = sent('assign-curator');

describe('what waits with a family', () => {
  it('is nothing while nobody has asked for anything', () => expect(short(...registered)).toEqual([]));

  it('is a request for another curator until somebody is named', () => {
    const asked = [...registered, curator, sent('request-curator-replacement')];
    const [row] = rowsOf(...asked);
    expect(row).toMatchObject({ kind: 'REPLACEMENT_REQUEST', municipality: registered[0]?.body['municipality'] });
    expect(row?.agencyId).not.toBeNull();
    expect(short(...asked, sent('replace-curator'))).toEqual([]);
  });

  it('is a proposal to take the family off the register until it leaves', () => {
    const proposed = [...registered, sent('propose-deregistration', {}, '2026-08-10')];
    expect(short(...proposed)).toEqual([['DEREGISTRATION_PROPOSAL', null, '2026-08-10']]);
    const leaving = sent(
      'deregister',
      {
        subjects: [
          { kind: 'FAMILY', ground: 'FD-06' },
          { kind: 'MINOR', personId: SON, ground: 'MD-05' },
        ],
      },
      '2026-08-17',
    );
    expect(short(...proposed, leaving)).toEqual([]);
  });

  it('is the last report of the curator until it is approved', () => {
    const reported = [...registered, curator, sent('submit-curator-report')];
    expect(short(...reported).map(([kind]) => kind)).toEqual(['REPORT_APPROVAL']);
  });

  it('is the end of a level that nobody has looked at, known before it comes', () => {
    const rows = renderedIn('IRKUTSK', [...registered, sent('start-accompaniment', { level: 'CRISIS' }, '2026-03-02')]);
    // Six months of the crisis level end on 2 September (IRKUTSK 32).
    expect(rows.map(({ kind, code, since }) => [kind, code, since])).toEqual([
      ['WARNING', 'LEVEL_OVERDUE', '2026-09-03'],
    ]);
  });

  it('is a threat to life that was reported, from its day on', () => {
    const report = sent('report', { threatToLife: true }, '2026-02-02');
    expect(short(report)).toEqual([['WARNING', 'THREAT_TO_LIFE', '2026-02-02']]);
  });
});

const STREAM = `family-${FAMILY}`;

describe('open proposals of corrections', () => {
  const stream = played(registered);
  const all = recorded(stream, correcting(stream[0] as Fact));
  const steps = all.filter(({ type }) => openProposals.handles.includes(type));
  it('stand from the proposal to its confirmation, under one id', () => {
    const [proposed, confirmed] = steps as [Fact, Fact];
    const [key] = openProposals.keysOf(proposed, STREAM);
    const at = { key: key as LogKey, beside: () => null };
    const row = openProposals.evolve(null, proposed, STREAM, at);
    expect(row).toMatchObject({ id: proposed.eventId, familyId: FAMILY, proposal: 'CORRECTION' });
    expect(openProposals.keysOf(confirmed, STREAM)).toEqual([key]);
    expect(openProposals.evolve(row, confirmed, STREAM, at)).toBeNull();
  });
});
