import { familyEvent } from '@kurator/family';
import type { Language } from '../validation/validate';
import { MESSAGES } from './messages';

type Texts = Readonly<Record<Language, string>>;
const text = (ru: string, en: string): Texts => ({ ru, en });

/** What a guard may miss besides an event, or how a thing stands: names of states and of subjects, as a reader knows them. */
const NAMES: Readonly<Record<string, Texts>> = {
  'open episode': text('открытый эпизод семьи', 'an open episode of the family'),
  PROG_DRAFTED: text('проект программы', 'a draft of the programme'),
  PROG_SUBMITTED: text('внесённая программа', 'a submitted programme'),
  'information-requested': text('зарегистрированный запрос информации', 'a registered request for information'),
  'quarter end': text('конец квартала', 'the end of the quarter'),
  'quarter-summary-formed': text('сводка за этот квартал', 'the summary of this quarter'),
  month: text('месяц', 'a month'),
  quarter: text('квартал', 'a quarter'),
  year: text('год', 'a year'),
  REGION: text('период всего региона', 'a period of the region'),
  MUNICIPALITY: text('период муниципалитета', 'a period of a municipality'),
  FAMILY: text('семья', 'the family'),
  CONFIRMED: text('подтверждено', 'confirmed'),
  REJECTED: text('отклонено', 'rejected'),
};

/** What a value of these parameters is called; every other value stands in the text as it is. */
const WORDS: Readonly<Record<string, (value: string, language: Language) => string | undefined>> = {
  type: eventTitle,
  needed: (value, language) => NAMES[value]?.[language] ?? eventTitle(value, language),
  subject: (value, language) => NAMES[value]?.[language],
  status: (value, language) => NAMES[value]?.[language],
  because: (value, language) => MESSAGES[value]?.[language].title,
};

function eventTitle(type: string, language: Language): string | undefined {
  const title = familyEvent(type)?.title[language];
  if (title === undefined) return undefined;
  return language === 'ru' ? `«${title}»` : `"${title}"`;
}

/** A parameter of a refusal as its text shows it: the Russian title of an event type, not its identifier. */
export const worded = (name: string, value: string | number, language: Language): string =>
  WORDS[name]?.(String(value), language) ?? String(value);
