import { language } from '../i18n/language';

/** Remarks by the law and warnings of a card in English; the server says them in Russian, as they were recorded. */
const ENGLISH: Readonly<Record<string, string>> = {
  NO_SURVEY: 'Decided without an act of survey of the living conditions',
  NO_CONCLUSION: 'Decided without a conclusion that confirms the facts',
  NO_CONSENT: 'There is no consent to the processing of personal data',
  CURATOR_NOT_NAMED: 'The resolution names no curator (responsible agency)',
  REVIEW_MISSING_OR_LATE: 'No day of review is set, or it is later than allowed',
  NO_QUORUM: 'The session had no quorum',
  NO_PROPOSAL: 'No proposal or petition came before leaving the register',
  NO_REVIEW_HELD: 'Left with an improved situation, without a review of the results',
  LEVEL_OVERDUE: 'The limit of the level of accompaniment has passed',
  NO_SPECIALIST: 'No specialist is responsible for the family',
  OVER_18_STILL_REGISTERED: 'Came of age and is still on the register: the commission has to decide',
  GROUND_OUTSIDE_LIST: 'The ground is not in the list of the regulation',
  CONTROL_ACT_EARLY: 'The act of control was drawn up before its term',
  OVERLOADED: 'The specialist’s load is above the recommended norm',
  CRITICAL_WITHOUT_EMERGENCY: 'A critical level of danger without a report of a threat to life and health',
  DURATION_BEYOND_REVIEW: 'The programme ends after the day of review',
  THREAT_TO_LIFE: 'A threat to life and health was reported',
  SOP_SIGNS_FOUND: 'Signs of a socially dangerous position were found: tell the commission',
  CONSENT_WITHDRAWN: 'The consent to the processing of personal data was withdrawn',
};

/**
 * A remark or a warning in the language of the page.
 * @param code of the guard or the warning
 * @param text the server's own
 */
export const remarkText = (code: string, text: string): string =>
  language.get() === 'en' ? (ENGLISH[code] ?? text) : text;
