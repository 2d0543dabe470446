import { message, type Message } from './message';

/** Codes of what is no family: requests, periods, agencies, officers, regulations, calendars. */
export const STREAM_MESSAGES: Readonly<Record<string, Message>> = {
  JOURNAL_NOT_FOUND: message(
    ['Журнал не найден', 'Орган {holderId} не ведёт журнала на территории пользователя или это журнал другого органа.'],
    [
      'The journal was not found',
      'Agency {holderId} keeps no journal in the user’s territory, or it is another agency’s.',
    ],
  ),
  REQUEST_NOT_FOUND: message(
    ['Запрос не найден', 'Запроса {id} нет или он относится к другой территории.'],
    ['The request was not found', 'There is no request {id}, or it belongs to another territory.'],
  ),
  REQUEST_EXISTS: message(
    ['Запрос уже зарегистрирован', 'Под этим идентификатором зарегистрирован запрос {requestNo}.'],
    ['The request is registered already', 'Request {requestNo} is registered under this id.'],
  ),
  REQUEST_SETTLED: message(
    ['Запрос уже исполнен', 'Полный ответ или отказ дан {on}.'],
    ['The request is settled already', 'It was answered in whole or refused on {on}.'],
  ),
  PERIOD_NOT_FOUND: message(
    ['Период не найден', 'Территории или периода {id} нет.'],
    ['The period was not found', 'There is no unit or period {id}.'],
  ),
  PERIOD_UNFIT: message(
    ['Отчёт не за такой период', 'Этот отчёт составляется по периоду другого вида: нужен {needed}.'],
    ['The report is of another period', 'This report is of a period of another kind: {needed} is needed.'],
  ),
  PERIOD_NOT_ENDED: message(
    ['Период ещё не закончился', 'Отчёт возможен после {to}.'],
    ['The period has not ended', 'The report is possible after {to}.'],
  ),
  AGENCY_NOT_FOUND: message(
    ['Орган не найден', 'Органа {id} нет или он на другой территории.'],
    ['The agency was not found', 'There is no agency {id}, or it is of another territory.'],
  ),
  OFFICER_NOT_FOUND: message(
    ['Должностное лицо не найдено', 'Должностного лица {id} нет или оно служит на другой территории.'],
    ['The officer was not found', 'There is no officer {id}, or he serves in another territory.'],
  ),
  CALENDAR_NOT_FOUND: message(
    ['Календарь не найден', 'Календари публикует тот, кому доступен весь регион.'],
    ['The calendar was not found', 'Calendars are published by whoever has the whole region.'],
  ),
  PROFILE_INVALID: message(
    ['Регламент не принят', 'Исправьте места, названные в errors; ничего не опубликовано.'],
    ['The profile was not accepted', 'Correct the places named in errors; nothing was published.'],
  ),
  CALENDAR_INVALID: message(
    ['Календарь не принят', 'Дни, названные в errors, не относятся к {year} году или ничего не меняют.'],
    ['The calendar was not accepted', 'The days named in errors are not of {year} or change nothing.'],
  ),
  COMMISSION_NOT_FOUND: message(
    ['Комиссия не найдена', 'Комиссии {id} нет или она на другой территории.'],
    ['The commission was not found', 'There is no commission {id}, or it is of another territory.'],
  ),
  NOT_IN_DIRECTORY: message(
    ['В справочнике этого нет', 'Под идентификатором {id} ничего не внесено: сначала внесите.'],
    ['The directory has none', 'Nothing is registered under {id}: register it first.'],
  ),
  IN_DIRECTORY_ALREADY: message(
    ['В справочнике это уже есть', 'Идентификатор {id} занят: измените внесённое.'],
    ['The directory has it already', '{id} is taken: change what is registered.'],
  ),
};
