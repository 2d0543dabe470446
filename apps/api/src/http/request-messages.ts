import { message, type Message } from './message';

/** What is said of requests: their shape, who sends them, what they ask for, and storage. */
export const REQUEST_MESSAGES: Readonly<Record<string, Message>> = {
  VALIDATION_FAILED: message(
    ['Запрос составлен неверно', 'Исправьте поля, названные в errors.'],
    ['The request is not well formed', 'Correct the fields named in errors.'],
  ),
  IDEMPOTENCY_KEY_REQUIRED: message(
    ['Нужен ключ повторного запроса', 'Передайте в заголовке Idempotency-Key новый UUID этого решения.'],
    ['An idempotency key is needed', 'Send a new UUID of this decision in the header Idempotency-Key.'],
  ),
  LINE_NOT_JSON: message(
    ['Строка не является JSON', 'Строка пропущена, остальные обработаны.'],
    ['The line is not JSON', 'The line was skipped, the others were processed.'],
  ),
  IN_THE_FUTURE: message(
    ['Дата в будущем', 'Дата {given} позже сегодняшнего дня муниципалитета ({today}).'],
    ['The date is in the future', '{given} is after today in the municipality ({today}).'],
  ),
  POSITION_UNKNOWN: message(
    ['Неизвестная позиция журнала', 'Передайте позицию из ответа этого сервера.'],
    ['Unknown log position', 'Send a position that this server has answered with.'],
  ),
  UNAUTHENTICATED: message(
    ['Нужен вход', 'Токен отсутствует, истёк или отозван, либо имя или пароль неверны.'],
    ['Signing in is needed', 'The token is absent, expired or revoked, or the name or password is wrong.'],
  ),
  WEB_HEADER_REQUIRED: message(
    ['Запрос пришёл не со страницы', 'Изменение по входу в браузере требует заголовка X-Kurator-Web: 1.'],
    ['The request does not come from the page', 'A change by a browser’s sign-in needs the header X-Kurator-Web: 1.'],
  ),
  TOO_MANY_ATTEMPTS: message(
    ['Слишком много попыток входа', 'Повторите через {retryAfter} с.'],
    ['Too many attempts to sign in', 'Try again in {retryAfter} s.'],
  ),
  PASSWORD_WRONG: message(
    ['Текущий пароль неверен', 'Пароль не изменён.'],
    ['The current password is wrong', 'The password was not changed.'],
  ),
  FORBIDDEN_ROLE: message(
    ['Роль не позволяет', 'Ни одна из ролей пользователя не даёт права на это действие.'],
    ['The role does not permit this', 'None of the user’s roles gives the right to this action.'],
  ),
  FORBIDDEN_TERRITORY: message(
    ['Чужая территория', 'Сводные числа этой территории пользователю недоступны.'],
    ['Another territory', 'The figures of this territory are not open to the user.'],
  ),
  INSPECTION_CASE_REQUIRED: message(
    ['Нужен номер проверки', 'Передайте номер проверки в заголовке X-Inspection-Case.'],
    ['The number of the inspection is needed', 'Send it in the header X-Inspection-Case.'],
  ),
  NOT_FOUND: message(['Не найдено', 'По этому адресу ничего нет.'], ['Not found', 'There is nothing at this address.']),
  COMMAND_UNKNOWN: message(
    ['Неизвестная команда', 'Команды с таким именем нет; их список в /api/docs.'],
    ['Unknown command', 'There is no command of this name; the list is at /api/docs.'],
  ),
  FAMILY_NOT_FOUND: message(
    ['Семья не найдена', 'На территории пользователя такой семьи нет.'],
    ['The family was not found', 'There is no such family in the user’s territory.'],
  ),
  RULE_NOT_FOUND: message(
    ['Обязанности нет', 'Этот регламент ничего не говорит о такой обязанности.'],
    ['There is no such duty', 'This regulation says nothing of such a duty.'],
  ),
  PROFILE_NOT_FOUND: message(
    ['Регламент не найден', 'Регламента с таким кодом или такой версии нет.'],
    ['The regulation was not found', 'There is no regulation of this id or version.'],
  ),
  REVISION_CONFLICT: message(
    ['Данные изменились', 'Ожидалась версия {expected}, сейчас {actual}: прочитайте семью заново.'],
    ['The data have changed', 'Revision {expected} was expected, it is {actual}: read the family again.'],
  ),
  IDEMPOTENCY_MISMATCH: message(
    ['Ключ уже использован', 'С этим ключом было прислано другое содержание.'],
    ['The key was used already', 'Another body was sent with this key.'],
  ),
  RESOLUTION_NUMBER_USED: message(
    [
      'Номер постановления занят',
      'Постановление {number} комиссии {commissionId} уже есть с другими датой или голосами.',
    ],
    [
      'The resolution number is used',
      'Resolution {number} of commission {commissionId} exists with another date or votes.',
    ],
  ),
  PERIOD_FROZEN: message(
    ['Период закрыт', 'Сводка за {period} уже сформирована.'],
    ['The period is frozen', 'The summary of {period} is formed already.'],
  ),
  CLOCK_BACKWARDS: message(
    ['Часы назад не ходят', 'Заданный момент раньше текущего.'],
    ['The clock never goes back', 'The instant given is earlier than now.'],
  ),
  CLOCK_NOT_MOVABLE: message(
    ['Часы нельзя перевести', 'Сервер работает по часам машины: CLOCK_START не задан.'],
    ['The clock cannot be moved', 'The server follows the machine’s clock: CLOCK_START is not set.'],
  ),
  BODY_TOO_LARGE: message(
    ['Слишком большой запрос', 'Тело команды или строка не длиннее 1 МиБ.'],
    ['The request is too large', 'A command or a line is at most 1 MiB.'],
  ),
  MEDIA_TYPE_UNSUPPORTED: message(
    ['Тип содержимого не поддерживается', 'Нужен application/json, для пакета также application/x-ndjson.'],
    ['The media type is not supported', 'Send application/json; a batch may be application/x-ndjson.'],
  ),
  FIGURES_DIFFER: message(
    ['Числа расходятся', 'Присланные числа не равны числам регистра.'],
    ['The figures differ', 'The figures given are not those of the register.'],
  ),
  BALANCE_BROKEN: message(
    ['Баланс не сходится', 'Было + поставлено − снято не равно остатку.'],
    ['The balance is broken', 'Opening plus in minus out is not the closing figure.'],
  ),
  NOTHING_TO_CORRECT: message(
    ['Исправлять нечего', 'Числа не изменились.'],
    ['There is nothing to correct', 'The figures have not changed.'],
  ),
  DIRECTORY_INVALID: message(
    ['Справочник составлен неверно', 'Исправьте места, названные в errors.'],
    ['The directory is not right', 'Correct the places named in errors.'],
  ),
  PERIOD_VERSION_UNKNOWN: message(
    ['Такой версии нет', 'У этого периода ещё нет замороженной версии с таким номером.'],
    ['There is no such version', 'The period has no frozen version of that number yet.'],
  ),
  READ_MODEL_BEHIND: message(
    ['Данные ещё не обновились', 'Повторите запрос немного позже.'],
    ['The read model is behind', 'Repeat the request a little later.'],
  ),
  READ_MODEL_BUILDING: message(
    [
      'Витрины строятся',
      'После обновления программы витрины строятся заново: готово {done} из {total} семей. Решения и карточки работают, списки и показатели появятся сами.',
    ],
    [
      'The read models are being built',
      'After an upgrade the read models are built anew: {done} of {total} families are done. Decisions and cards work, lists and figures will appear by themselves.',
    ],
  ),
  READ_MODELS_UNAVAILABLE: message(
    ['Витрины недоступны', 'База данных витрин не отвечает; решения принимаются, повторите запрос позже.'],
    [
      'The read models are unavailable',
      'Their database does not answer; decisions are taken, repeat the request later.',
    ],
  ),
  SHARED_STORE_UNAVAILABLE: message(
    [
      'Учётные записи недоступны',
      'База данных, в которой лежат учётные записи и ключи, не отвечает: повторите тот же запрос с тем же ключом.',
    ],
    [
      'The accounts are unavailable',
      'The database of accounts and keys does not answer: repeat the same request with the same key.',
    ],
  ),
  STORAGE_FULL: message(
    ['Нет места для записи', 'Решение не записано: на диске сервера нет места.'],
    ['The storage is full', 'The decision was not recorded: the server’s disk is full.'],
  ),
  LOG_UNAVAILABLE: message(
    ['Журнал недоступен', 'Исход неизвестен: повторите тот же запрос с тем же ключом.'],
    ['The log is unavailable', 'The outcome is unknown: repeat the same request with the same key.'],
  ),
  AUDIT_UNAVAILABLE: message(
    ['Аудит недоступен', 'Чтение не записано, поэтому данные не выданы.'],
    ['The audit is unavailable', 'The read could not be recorded, so no data are given.'],
  ),
  NOT_READY: message(['Сервер не готов', 'Повторите позже.'], ['The server is not ready', 'Repeat later.']),
  INTERNAL: message(
    ['Внутренняя ошибка', 'Ошибка записана; сообщите номер запроса {requestId}.'],
    ['Internal error', 'The error is logged; name request {requestId} when you report it.'],
  ),
};
