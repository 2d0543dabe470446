import { texts } from '../i18n';

export const useClauseTexts = texts(
  'clause',
  {
    open: 'Пункт {{clause}}: что говорит закон',
    document: 'Документ',
    clause: 'Пункт',
    term: 'Срок',
    noTerm: 'Срок не установлен',
    from: {
      trigger: 'Отсчёт — со следующего дня после события',
      decision: 'Отсчёт — со следующего дня после решения',
      receipt: 'Отсчёт — со следующего дня после получения',
    },
    starts: 'Начинается, когда',
    calendar: 'по календарю',
    done: 'Исполнено, когда',
    inferred: 'Пункт допускает разные прочтения: здесь то, по которому считает регистр.',
    version: 'Версия регламента {{version}}. Полного текста документа в регистре нет.',
  },
  {
    open: 'Clause {{clause}}: what the law says',
    document: 'Document',
    clause: 'Clause',
    term: 'Term',
    noTerm: 'No term is set',
    from: {
      trigger: 'Counted from the day after the event',
      decision: 'Counted from the day after the decision',
      receipt: 'Counted from the day after the receipt',
    },
    starts: 'Begins when',
    calendar: 'by the calendar',
    done: 'Done when',
    inferred: 'The clause can be read in several ways: this is how the register counts.',
    version: 'Version {{version}} of the regulation. The register does not hold the whole text.',
  },
);
