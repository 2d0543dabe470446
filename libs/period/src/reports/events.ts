import { date, int, list, num, object, oneOf, opt, ref, text, token, uuid } from '@kurator/kernel';
import { documentRef, streamEvent } from '@kurator/regulation';

/** Position of the log that a count is of (spec 8.5). */
const asOfPosition = token(200);

export const listReconciled = streamEvent({
  name: 'list-reconciled',
  group: 'N',
  title: { ru: 'Списки сверены с органом системы профилактики', en: 'The lists were reconciled with an agency' },
  source: 'MARIEL 5.6',
  fields: {
    withAgencyId: ref(),
    listedBoth: int(),
    onlyCommission: int(),
    onlyAgency: int(),
    discrepancies: list(object({ familyId: uuid(), what: text(1000), resolution: opt(text(1000)) }), 0, 500),
  },
});

const sentList = { rows: int(), asOfPosition, document: opt(documentRef) };

export const municipalListSent = streamEvent({
  name: 'municipal-list-sent',
  group: 'N',
  title: { ru: 'Муниципальный список направлен в республиканскую комиссию', en: 'The municipal list was sent' },
  source: 'MARIEL 5.6, App. 7',
  fields: sentList,
});

export const republicanListFormed = streamEvent({
  name: 'republican-list-formed',
  group: 'N',
  title: { ru: 'Сформирован республиканский список', en: 'The republican list was formed' },
  source: 'MARIEL 5.7, App. 8',
  fields: sentList,
});

export const monthlyInfoSent = streamEvent({
  name: 'monthly-info-sent',
  group: 'N',
  title: { ru: 'Направлена ежемесячная информация о состоящих на учёте', en: 'The monthly information was sent' },
  source: 'BORODINO 2.2 (4)',
  fields: {
    to: list(oneOf('COMMISSION', 'MINISTRY'), 1, 2),
    /** Registered at the end of the sending day (CG-30). */
    families: int(),
    minors: int(),
    asOfPosition,
    /** The information before this one, what came and went since, and what late facts changed of it (CG-30). */
    since: opt(
      object({
        sentOn: date(),
        families: int(),
        minors: int(),
        familiesIn: int(),
        familiesOut: int(),
        minorsIn: int(),
        minorsOut: int(),
        familiesAdjusted: int(-1_000_000),
        minorsAdjusted: int(-1_000_000),
      }),
    ),
    document: opt(documentRef),
  },
});

export const annualAssessmentPublished = streamEvent({
  name: 'annual-assessment-published',
  group: 'N',
  title: { ru: 'Опубликована годовая оценка результатов', en: 'The yearly assessment was published' },
  source: 'IRKUTSK 59–60',
  fields: {
    sites: list(token(300), 1, 20),
    /** Share of requests answered in time, share of families accompanied together with others, change of complaints. */
    criteria: object({
      requestTimeliness: num(0, 100),
      accompaniedWithInteraction: num(0, 100),
      complaintsChange: num(-100_000, 100_000),
    }),
    document: opt(documentRef),
  },
});
