import { texts } from '../../i18n';

export const useInspectedTexts = texts(
  'inspected',
  {
    title: 'Проверка',
    search: 'Фамилия и имя',
    territory: 'Территория',
    region: 'Вся область',
    family: 'Семья',
    state: 'Состояние',
    since: 'На учёте с',
    families: 'Семьи',
    none: 'Никого не нашлось',
    noneText: 'Проверьте написание или выберите другую территорию.',
  },
  {
    title: 'Inspection',
    search: 'Name',
    territory: 'Territory',
    region: 'The whole region',
    family: 'Family',
    state: 'State',
    since: 'Registered since',
    families: 'Families',
    none: 'Nobody was found',
    noneText: 'Check the spelling, or choose another territory.',
  },
);
