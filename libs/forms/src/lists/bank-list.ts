import type { LocalDate } from '@kurator/kernel';
import { column, numbered, plain, type Form } from '../form';
import { codedInWords, DESTROYED, responsibleInWords, russianDate, type Coded, type Responsible } from '../words';

/** A family in the bank, as `GET /bank/families` lists it. */
export interface BankListRow {
  readonly familyId: string;
  readonly name: string | null;
  readonly municipality: { readonly oktmo: string; readonly name: string };
  readonly state: string;
  readonly level: Coded | null;
  readonly curator: Responsible | null;
  readonly registeredOn: LocalDate | null;
  readonly minors: number;
  readonly minorsRegistered: number;
  readonly grounds: readonly Coded[];
}

/** Main states of spec 3.2 as people call them. */
export const STATE_NAMES: Readonly<Record<string, string>> = {
  REPORTED: 'сообщение поступило',
  UNDER_VERIFICATION: 'проверка',
  SURVEYED: 'обследование проведено',
  AWAITING_DECISION: 'вынесение на заседание',
  REGISTERED: 'состоит на учете',
  DEREGISTERED: 'снят(а) с учета',
  UNDER_PATRONAGE_AFTER: 'передан на патронаж',
  NOT_CONFIRMED: 'факт не подтвержден',
  TRANSFERRED_OUT: 'передан в другую комиссию',
  ANNULLED: 'признание отменено судом',
  TZHS_APPLIED: 'заявление зарегистрировано',
  TZHS_ASSESSED: 'нуждаемость определена',
  TZHS_PROGRAMME_APPROVED: 'программа утверждена',
  TZHS_REJECTED: 'отклонено',
  TZHS_ACCOMPANIED: 'на сопровождении',
  TZHS_ENDED: 'сопровождение прекращено',
  TZHS_POST: 'постсопровождение',
  TZHS_CLOSED: 'сопровождение завершено',
};
const TITLE = 'Банк данных семей: список';

/** The regional bank as a plain list (IRKUTSK 39 names what the bank holds). */
export const bankList: Form<BankListRow> = {
  id: 'BANK',
  title: TITLE,
  clause: 'IRKUTSK 39',
  name: 'Банк данных семей',
  columns: [
    numbered(),
    plain('name', ['Семья', 34], ['text', ({ name }) => name ?? DESTROYED]),
    column('municipality', ['Муниципалитет', 24], {
      value: (row: BankListRow) => row.municipality,
      show: ({ name }) => name,
    }),
    column('state', ['Состояние', 24], {
      value: (row: BankListRow) => row.state,
      show: (state) => STATE_NAMES[state] ?? state,
    }),
    column('level', ['Уровень сопровождения', 20], {
      value: (row: BankListRow) => row.level,
      show: (level) => level && level.title,
    }),
    column('curator', ['Куратор', 34], { value: (row: BankListRow) => row.curator, show: responsibleInWords }),
    plain('registeredOn', ['Дата постановки на учет', 13], ['date', (row) => row.registeredOn]),
    plain('minors', ['Несовершеннолетних в семье', 14], ['number', (row) => row.minors]),
    plain('minorsRegistered', ['Из них состоит на учете', 14], ['number', (row) => row.minorsRegistered]),
    column('grounds', ['Основания', 44], {
      value: (row: BankListRow) => row.grounds,
      show: (all) => (all.length === 0 ? null : all.map(codedInWords).join('\n')),
    }),
  ],
  above: ({ unit, to }) => [TITLE, `${unit.name}, по состоянию на ${russianDate(to)}`],
  keys: ({ familyId }) => ({ familyId }),
};
