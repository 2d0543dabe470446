import { message, type Message } from './message';

/** What is said of jobs. */
export const JOB_MESSAGES: Readonly<Record<string, Message>> = {
  JOB_NOT_DONE: message(
    ['Задание ещё не готово', 'Файл ещё составляется: спросите о задании {jobId}, пока status не станет DONE.'],
    ['The job is not done', 'The file is being made: ask for job {jobId} until its status is DONE.'],
  ),
  FILE_NOT_FOUND: message(
    ['Файла нет', 'Это задание не составило файла: оно не удалось или отвечает данными.'],
    ['There is no file', 'The job made no file: it failed, or it answers with data.'],
  ),
  FILE_EXPIRED: message(
    ['Файл удалён', 'Файлы хранятся один час; закажите выгрузку снова.'],
    ['The file has expired', 'Files are kept for an hour; ask for the export again.'],
  ),
  JOB_NOT_FOUND: message(
    ['Задание не найдено', 'Такого задания у пользователя нет или срок его хранения истёк; задайте вопрос снова.'],
    ['The job was not found', 'The user has no such job, or its time is over; ask again.'],
  ),
  JOB_FAILED: message(
    ['Задание не выполнено', 'Произошла ошибка, она записана в журнал сервера; задайте вопрос снова.'],
    ['The job failed', 'An error occurred and is in the server’s log; ask again.'],
  ),
  JOB_INTERRUPTED: message(
    ['Задание прервано', 'Сервер был остановлен, пока задание выполнялось; задайте вопрос снова.'],
    ['The job was interrupted', 'The server was stopped while the job was under way; ask again.'],
  ),
  REBUILD_CANCELLED: message(
    ['Построение витрин отменено', 'Недостроенное удалено; следующее построение начнётся с начала.'],
    ['The rebuild was cancelled', 'What there was of it is removed; the next one begins anew.'],
  ),
  JOBS_FULL: message(
    ['Очередь заданий заполнена', 'Задание не принято: для новых нет места. Повторите позже.'],
    ['The queue of jobs is full', 'The job was not taken: there is no room for more. Try again later.'],
  ),
  JOBS_UNAVAILABLE: message(
    ['Очередь заданий недоступна', 'Сервер очереди не отвечает. Решения принимаются; задание повторите позже.'],
    ['The queue of jobs is unavailable', 'Its server does not answer. Decisions are taken; try the job again later.'],
  ),
};
