import { code, list, object, opt, type Draft } from '@kurator/kernel';
import { journalEntryRegistered, reported, reportLinked } from '../catalogue/intake';
import { draft, useCase } from '../shared/drafts';
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

/**
 * C01: a report of signs of trouble. It creates the family, opens the next episode of a family that left, or joins an
 * open one as a repeat message; the sender's agency gets its journal entry with it.
 */
export const report = useCase({
  name: 'report',
  number: 'C01',
  title: { ru: 'Зарегистрировать сообщение о неблагополучии', en: 'Register a report of signs of trouble' },
  body,
  emits: ['journal-entry-registered', 'reported', 'report-linked'],
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
    const open = openEpisode(state);
    const at = {
      episode: episodeOf(state),
      occurredOn: c.occurredOn,
      ...(c.occurredAt === undefined ? {} : { occurredAt: c.occurredAt }),
    };
    const kind = c.regulation.agency(sent.detectedByAgencyId ?? '')?.kind ?? sent.detectedByAgencyKind ?? 'AG-99';
    const message = draft(reported, at, {
      data: {
        ...sent,
        detectedByAgencyKind: kind,
        persons: sent.persons.map(stored),
        repeatWithinCase: open !== null,
      },
    });
    const entry = draft(journalEntryRegistered, at, {
      data: {
        journalHolderId: c.agencyId ?? sent.detectedByAgencyId ?? 'unknown',
        journalKind: sent.track === 'SOP' ? 'PRIMARY_INFORMATION' : 'NEED_FOR_ACCOMPANIMENT',
        ...(sent.paperNo === undefined ? {} : { paperNo: sent.paperNo }),
        fromWhom: sent.reporter ?? REPORTERS[sent.reporterKind] ?? sent.reporterKind,
        problem: sent.problem,
      },
    });
    // The entry in the journal comes first: a message is passed on only once it is entered (MARIEL 4.3, 4.4).
    return open ? [entry, message, link(at, c.eventIdOf(1))] : [entry, message];
  },
});

const link = (at: Pick<Draft, 'episode' | 'occurredOn' | 'occurredAt'>, reportedEventId: string): Draft =>
  draft(reportLinked, at, { data: { reportedEventId, existingEpisode: at.episode, reason: 'REPEAT_MESSAGE' } });
