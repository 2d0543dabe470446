import { texts } from '../i18n';

export const useExportTexts = texts(
  'exports',
  {
    start: 'Скачать в {{format}}',
    begun: 'Файл готовится',
    underWay: 'Готово {{done}} из {{total}}',
    progress: 'Сколько готово',
    done: 'Файл сохранён',
  },
  {
    start: 'Download for {{format}}',
    begun: 'The file is being made',
    underWay: '{{done}} of {{total}} done',
    progress: 'How far it is',
    done: 'The file is saved',
  },
);
