import type { LocalDate } from '@kurator/kernel';
import { column, numbered, plain, type Form } from '../form';
import { responsibleInWords, russianDate, type Responsible } from '../words';

/** A duty of the work list, as `GET /deadlines` lists it. No name stands in it. */
export interface DeadlinesListRow {
  readonly familyId: string | null;
  /** Of a duty that is no family's: its unit, and its period or request. */
  readonly unit: string | null;
  readonly period: string | null;
  readonly requestId: string | null;
  readonly rule: string;
  readonly ruleKey: string;
  readonly title: string;
  readonly profileId: string;
  readonly clause: string;
  readonly status: string;
  readonly triggerOn: LocalDate | null;
  readonly nominalDue: LocalDate | null;
  readonly effectiveDue: LocalDate | null;
  readonly notBefore: LocalDate | null;
  readonly metOn: LocalDate | null;
  readonly lateWorkingDays: number | null;
  readonly responsible: Responsible | null;
}

/** Statuses of a deadline as people call them. */
export const STATUS_NAMES: Readonly<Record<string, string>> = {
  MET: 'исполнено в срок',
  MET_LATE: 'исполнено с опозданием',
  OVERDUE: 'просрочено',
  RUNNING: 'срок идёт',
  PENDING_TRIGGER: 'срок ещё не начался',
  CANCELLED: 'отпало',
  NO_TERM: 'срок не установлен',
  NOT_REGULATED: 'не регулируется',
  CALENDAR_MISSING: 'нет календаря года',
};
const TITLE = 'Рабочий список сроков';

const subject = ({ familyId, unit, period, requestId }: DeadlinesListRow) =>
  [familyId ?? requestId ?? unit, period].filter((part) => part !== null).join(', ');

/** The work list of deadlines (spec 4.2): what must be done until when, and by whom. */
export const deadlinesList: Form<DeadlinesListRow> = {
  id: 'DEADLINES',
  title: TITLE,
  clause: 'спецификация 4.2',
  name: 'Сроки',
  columns: [
    numbered(),
    plain('rule', ['Правило', 9], ['text', ({ rule }) => rule]),
    plain('title', ['Обязанность', 40], ['text', ({ title }) => title]),
    plain('clause', ['Пункт', 18], ['text', ({ profileId, clause }) => `${profileId} ${clause}`]),
    plain('subject', ['Семья, запрос или период', 40], ['text', subject]),
    plain('triggerOn', ['Начало', 12], ['date', (row) => row.triggerOn]),
    plain('nominalDue', ['Срок по счёту', 12], ['date', (row) => row.nominalDue]),
    plain('effectiveDue', ['Срок с переносом', 12], ['date', (row) => row.effectiveDue]),
    plain('notBefore', ['Не ранее', 12], ['date', (row) => row.notBefore]),
    column('status', ['Состояние', 22], {
      value: (row: DeadlinesListRow) => row.status,
      show: (status) => STATUS_NAMES[status] ?? status,
    }),
    plain('metOn', ['Исполнено', 12], ['date', (row) => row.metOn]),
    plain('lateWorkingDays', ['Опоздание, раб. дней', 11], ['number', (row) => row.lateWorkingDays]),
    column('responsible', ['Ответственный', 36], {
      value: (row: DeadlinesListRow) => row.responsible,
      show: responsibleInWords,
    }),
  ],
  above: ({ unit, to }) => [TITLE, `${unit.name}, по состоянию на ${russianDate(to)}`],
  keys: ({ familyId, ruleKey, unit, period, requestId }) => ({ familyId, ruleKey, unit, period, requestId }),
};
