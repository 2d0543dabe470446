import { code, list, object, opt, type Draft, type Infer } from '@kurator/kernel';
import type { Regulation } from '@kurator/regulation';
import { journalEntryRegistered, reported, reportLinked } from '../catalogue/intake';
import { trackChanged } from '../catalogue/recognition';
import { draft, envelope, useCase } from '../shared/drafts';
import { MOTHER, SON } from '../shared/examples';
import { personFields } from '../shared/structures';
import { openEpisode, type FamilyState } from '../state';
import { stored } from '../shared/persons';

const { repeatWithinCase: _derived, persons: _stored, detectedByAgencyKind: _known, ...fields } = reported.fields;
const body = {
  ...fields,
  detectedByAgencyKind: opt(code('agencyKinds')),
  persons: list(object(personFields), 1, 50),
};

/** The episode that the report belongs to: the open one, else the next. */
const episodeOf = (state: FamilyState): number => openEpisode(state)?.number ?? state.episodes.length + 1;

const REPORTERS: Readonly<Record<string, string>> = {
  CITIZEN: 'гражданин',
  MINOR: 'несовершеннолетний',
  LEGAL_REPRESENTATIVE: 'законный представитель',
  AGENCY: 'орган или учреждение системы профилактики',
  ORGANISATION: 'организация',
  MEDIA: 'средства массовой информации',
  INTERNET: 'сеть «Интернет»',
  HOTLINE: 'телефон доверия',
};

type Sent = Infer<typeof body>;
type At = Pick<Draft, 'episode' | 'occurredOn' | 'occurredAt'>;

const messageOf = (sent: Sent, at: At, { regulation, repeat }: { regulation: Regulation; repeat: boolean }): Draft => {
  const known = sent.detectedByAgencyId === undefined ? null : regulation.agency(sent.detectedByAgencyId);
  return draft(reported, at, {
    data: {
      ...sent,
      detectedByAgencyKind: known?.kind ?? sent.detectedByAgencyKind ?? 'AG-99',
      persons: sent.persons.map(stored),
      repeatWithinCase: repeat,
    },
  });
};

/** The entry in the journal of the sender's agency, else of the one that noticed. */
const entryOf = (sent: Sent, at: At, sender: string | undefined): Draft =>
  draft(journalEntryRegistered, at, {
    data: {
      journalHolderId: sender ?? sent.detectedByAgencyId ?? 'unknown',
      journalKind: sent.track === 'SOP' ? 'PRIMARY_INFORMATION' : 'NEED_FOR_ACCOMPANIMENT',
      ...(sent.paperNo === undefined ? {} : { paperNo: sent.paperNo }),
      fromWhom: sent.reporter ?? REPORTERS[sent.reporterKind] ?? sent.reporterKind,
      problem: sent.problem,
    },
  });

const link = (at: At, reportedEventId: string): Draft =>
  draft(reportLinked, at, { data: { reportedEventId, existingEpisode: at.episode, reason: 'REPEAT_MESSAGE' } });

/** Signs of danger in an open TZhS episode open the SOP track in the same episode (spec 3.2, escalation). */
const escalation = ({ track }: Sent, state: FamilyState, at: At): readonly Draft[] =>
  track === 'SOP' && openEpisode(state)?.track === 'TZHS'
    ? [draft(trackChanged, at, { data: { from: 'TZHS', to: 'SOP', reason: 'SOP_SIGNS' } })]
    : [];

/**
 * C01: a report of signs of trouble. It creates the family, opens the next episode of a family that left, or joins an
 * open one as a repeat message; the sender's agency gets its journal entry with it.
 */
export const report = useCase({
  name: 'report',
  number: 'C01',
  title: { ru: 'Зарегистрировать сообщение о неблагополучии', en: 'Register a report of signs of trouble' },
  body,
  emits: ['journal-entry-registered', 'reported', 'report-linked', 'track-changed'],
  example: {
    occurredOn: '2026-02-02',
    occurredAt: '2026-02-02T06:15:00Z',
    track: 'SOP',
    municipality: '88705000',
    paperNo: '17',
    informationSource: 'IS-01',
    detectedByAgencyId: 'school-1',
    reporterKind: 'AGENCY',
    messageForm: 'PHONE',
    problem: 'Ребёнок пропускает занятия',
    threatToLife: false,
    persons: [
      {
        personId: MOTHER,
        role: 'KR-01',
        name: { last: 'Тестова', first: 'Мария', patronymic: 'Игоревна' },
        birthDate: '1988-03-14',
      },
      {
        personId: SON,
        role: 'KR-08',
        name: { last: 'Тестов', first: 'Илья', patronymic: 'Петрович' },
        birthDate: '2014-05-20',
      },
    ],
    addresses: [{ kind: 'ACTUAL', municipality: '88705000', text: 'п. Тестовый, ул. Примерная, 1' }],
  },
  decide: (sent, state, c) => {
    const repeat = openEpisode(state) !== null;
    const at: At = { ...envelope(state, c), episode: episodeOf(state) };
    // The entry in the journal comes first: a message is passed on only once it is entered (MARIEL 4.3, 4.4).
    const entered = [entryOf(sent, at, c.agencyId), messageOf(sent, at, { regulation: c.regulation, repeat })];
    return repeat ? [...entered, link(at, c.eventIdOf(1)), ...escalation(sent, state, at)] : entered;
  },
});
