import { message, type Message } from './message';

/** Codes of what is no family: requests, periods, agencies, officers, regulations, calendars. */
export const STREAM_MESSAGES: Readonly<Record<string, Message>> = {
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
};
