import { directoryEvents } from '@kurator/directory';
import { destructionAnnounced, resolutionRegistered, type OtherStreams } from '@kurator/family';
import { quarterEvents } from '@kurator/period';
import { lawEvents } from '@kurator/regulation';
import { streamKinds, streamUseCases } from '../../../api/src/streams/kinds';

const commands = streamUseCases;
const ofKinds = streamKinds
  .filter(({ events }) => events.length > 0)
  .map(({ resource, stream, exampleId, events }) => ({
    title: `Потоки \`${resource}\``,
    about: `Например, \`${stream(exampleId)}\`.`,
    ...{ events, commands },
  }));

/** What lives in streams of its own and is no family, for `docs/events.md`. */
export const otherStreams: readonly OtherStreams[] = [
  {
    title: 'Шаги отчётного квартала',
    about:
      'В потоках `period-<ОКТМО или REGION>-<квартал>`: представление, сводка и исправление (`docs/openapi.json`).',
    ...{ events: quarterEvents, commands },
  },
  ...ofKinds,
  {
    title: 'Регламенты и календари',
    about: 'В потоках `profile-<регламент>` и `calendar-<календарь>-<год>`: каждая опубликованная версия.',
    ...{ events: lawEvents, commands },
  },
  {
    title: 'Справочник',
    about: 'В потоке `directory`: различия, которые внесла загрузка или команда.',
    ...{ events: directoryEvents, commands },
  },
  {
    title: 'Служебные потоки',
    about: 'Занятые номера постановлений и объявленные уничтожения данных.',
    ...{ events: [resolutionRegistered, destructionAnnounced], commands },
  },
];
