import { bool, isRejection, opt, reject, type Rejection } from '@kurator/kernel';
import { streamDraft, streamUseCase } from '@kurator/regulation';
import { informationAnswered, informationRefused, informationRequested } from './events';
import { refusedAnswer } from './request';

type Subject = { readonly familyIds?: readonly string[]; readonly statistical?: boolean };

const oneSubject = ({ familyIds, statistical }: Subject): Rejection | null =>
  (familyIds !== undefined) === (statistical === true)
    ? { ...reject('VALIDATION_FAILED', {}, 'subject'), status: 400 }
    : null;

/** C42: Register a request for information from the bank. A request without a legal basis is none. */
export const requestInformation = streamUseCase({
  name: 'request-information',
  number: 'C42',
  title: { ru: 'Зарегистрировать запрос информации', en: 'Register a request for information' },
  body: informationRequested.fields,
  emits: [informationRequested.name],
  gathers: ['homes'],
  example: {
    occurredOn: '2026-06-08',
    requestNo: '14-05/112',
    fromAgencyId: 'prosecutor-1',
    subject: { statistical: true },
    legalBasis: 'статья 22 Федерального закона «О прокуратуре Российской Федерации»',
    purpose: 'проверка исполнения законодательства о профилактике безнадзорности',
  },
  decide: (body, facts, c) => {
    if (facts.length > 0) return reject('REQUEST_EXISTS', { requestNo: String(facts[0]?.data['requestNo']) });
    return oneSubject(body.subject) ?? [streamDraft(informationRequested, c, body)];
  },
});

/** C42: Answer a request, whole or in part; a part leaves the term running (spec 9.3). */
export const answerInformation = streamUseCase({
  name: 'answer-information',
  number: 'C42',
  title: { ru: 'Ответить на запрос информации', en: 'Answer a request for information' },
  body: { ...informationAnswered.fields, partial: opt(bool()) },
  emits: [informationAnswered.name],
  example: {
    occurredOn: '2026-06-15',
    dataScope: ['COMPOSITION', 'GROUNDS'],
    recipient: 'Прокуратура района',
    document: { kind: 'DK-99', number: '88', date: '2026-06-15' },
    partial: true,
  },
  decide: (body, facts, c) => {
    const partial = body.partial === true;
    const refused = refusedAnswer(facts, { occurredOn: c.occurredOn, whole: !partial });
    return isRejection(refused) ? refused : [streamDraft(informationAnswered, c, { ...body, partial })];
  },
});

/** C42: Refuse a request, with the reason. */
export const refuseInformation = streamUseCase({
  name: 'refuse-information',
  number: 'C42',
  title: { ru: 'Отказать в предоставлении информации', en: 'Refuse a request for information' },
  body: informationRefused.fields,
  emits: [informationRefused.name],
  example: { occurredOn: '2026-06-16', reason: 'Запрошены сведения, не относящиеся к полномочиям органа' },
  decide: (body, facts, c) =>
    refusedAnswer(facts, { occurredOn: c.occurredOn, whole: true }) ?? [streamDraft(informationRefused, c, body)],
});
