import { texts } from '../../i18n';

export const useRecordTexts = texts(
  'record',
  {
    title: 'Что записать',
    back: 'К карточке семьи',
    next: 'Обычно дальше',
    find: 'Найти действие',
    none: 'Такого действия нет или оно не предусмотрено для вашей роли',
    group: {
      check: 'Сообщение и проверка',
      decision: 'Решение комиссии',
      people: 'Куратор и группа',
      programme: 'Программа',
      work: 'Работа с семьёй',
      review: 'Рассмотрение и снятие с учёта',
      bank: 'Банк данных',
      accompaniment: 'Сопровождение',
      emergency: 'Экстренные меры',
      family: 'Сведения о семье',
    },
  },
  {
    title: 'What to record',
    back: 'To the family’s card',
    next: 'Usually next',
    find: 'Find an action',
    none: 'There is no such action, or your role does not have it',
    group: {
      check: 'Report and verification',
      decision: 'Decision of the commission',
      people: 'Curator and group',
      programme: 'Programme',
      work: 'Work with the family',
      review: 'Review and leaving the register',
      bank: 'Data bank',
      accompaniment: 'Accompaniment',
      emergency: 'Emergency',
      family: 'About the family',
    },
  },
);
