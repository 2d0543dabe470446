import { annulmentBody, correctionBody, rejectionBody } from '@kurator/family';
import type { Infer } from '@kurator/kernel';
import { invalid } from '../http/problem';
import { dtoOf } from '../validation/dto';
import { validate, type Language, type Wrong } from '../validation/validate';

/** Bodies of the four steps, declared like any other; a replacement is checked against the event that it replaces. */
export const CORRECTION_BODIES = {
  'annul-event': annulmentBody,
  'correct-event': correctionBody,
  'confirm-proposal': {},
  'reject-proposal': rejectionBody,
} as const;
type Step = keyof typeof CORRECTION_BODIES;
const dtos = Object.fromEntries(Object.entries(CORRECTION_BODIES).map(([name, fields]) => [name, dtoOf(fields)]));

const REQUIRED = { ru: 'обязательное поле', en: 'required' };
const OBJECT = { ru: 'нужен объект', en: 'an object is needed' };
const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** "OTHER" says nothing without its text (spec 3.4 O). */
const lacksText = ({ reason, reasonText }: Partial<Infer<typeof annulmentBody>>): boolean =>
  reason === 'OTHER' && reasonText === undefined;

function wrongReplacement(step: Step, value: unknown, language: Language): readonly Wrong[] {
  if (step !== 'correct-event' || isObject(value)) return [];
  const [constraint, message] = value === undefined ? ['required', REQUIRED[language]] : ['object', OBJECT[language]];
  return [{ path: 'replacement', constraint, message }];
}

/** Checks the body of a step. An absent body is an empty one. @throws Problem 400 with every place that is wrong */
export function checkedBody(step: Step, sent: unknown, language: Language): Readonly<Record<string, unknown>> {
  const body = sent ?? {};
  const dto = dtos[step] as ReturnType<typeof dtoOf>;
  if (!isObject(body)) throw invalid(validate(dto, body, language));
  const { replacement, ...rest } = body;
  const plain = step === 'correct-event' ? rest : body;
  const lacking: readonly Wrong[] = lacksText(plain)
    ? [{ path: 'reasonText', constraint: 'required', message: REQUIRED[language] }]
    : [];
  const wrong = [...validate(dto, plain, language), ...lacking, ...wrongReplacement(step, replacement, language)];
  if (wrong.length > 0) throw invalid(wrong);
  return body;
}
