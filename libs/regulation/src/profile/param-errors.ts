import { isCode } from '../classifiers';
import { wrong, type ProfileError, type Said } from './profile-errors';

type Json = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Parameters that list codes, with the classifier that they are of; a text or a table in their place is not judged. */
const CODES: Readonly<Record<string, string>> = {
  familyGrounds: 'familyGrounds',
  minorGrounds: 'minorGrounds',
  dangerLevels: 'dangerLevels',
  deregistrationGroundsMinor: 'deregistrationGroundsMinor',
  deregistrationGroundsFamily: 'deregistrationGroundsFamily',
  curatorReplacementGrounds: 'curatorReplacementGrounds',
  reviewDecisions: 'decisionTypes',
};

const unknownCode = (code: unknown, classifier: string): Said => [
  `Кода «${String(code)}» нет в классификаторе «${classifier}»`,
  `The classifier "${classifier}" has no code "${String(code)}"`,
];

function codeErrors(path: string, value: unknown, classifier: string): readonly ProfileError[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((code: unknown, at) =>
    typeof code === 'string' && isCode(classifier, code)
      ? []
      : [wrong(`${path}[${at}]`, 'CODE', unknownCode(code, classifier))],
  );
}

const COUNT: Said = ['Нужно целое положительное число', 'A positive whole number is needed'];
const isCount = (value: unknown): boolean => Number.isInteger(value) && (value as number) > 0;
const countErrors = (path: string, value: unknown): readonly ProfileError[] =>
  isCount(value) ? [] : [wrong(path, 'TYPE', COUNT)];

/** How long each level lasts: `{CRISIS: {maxMonths: 6}}` (spec 5.1). */
function levelErrors(path: string, value: unknown): readonly ProfileError[] {
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([level, months]) => {
    if (!isCode('levels', level)) return [wrong(`${path}.${level}`, 'CODE', unknownCode(level, 'levels'))];
    const { maxMonths = 1, exampleMonths = 1 } = isObject(months) ? months : { maxMonths: null };
    return [
      ...countErrors(`${path}.${level}.maxMonths`, maxMonths),
      ...countErrors(`${path}.${level}.exampleMonths`, exampleMonths),
    ];
  });
}

const NORMS: readonly string[] = ['EMERGENCY', 'CRISIS', 'ADAPTATION_AND_BASE'];
/** Families at a time for a specialist (spec 5.2). */
const normErrors = (path: string, value: unknown): readonly ProfileError[] =>
  isObject(value) ? NORMS.flatMap((name) => countErrors(`${path}.${name}`, value[name])) : [];

const VOTING: readonly unknown[] = ['MAJORITY_OF_MEMBERS_PRESENT', 'NOT_REGULATED'];
const VOTES: Said = [
  `Недопустимое значение; допустимы: ${VOTING.join(', ')}`,
  `Not an allowed value; allowed: ${VOTING.join(', ')}`,
];
/** One rule, or one each for recognition and leaving (spec 3.5.4): another word would silently ask for no majority. */
function voteErrors(path: string, value: unknown): readonly ProfileError[] {
  const rules: readonly (readonly [string, unknown])[] = isObject(value)
    ? Object.entries(value).map(([question, rule]) => [`${path}.${question}`, rule])
    : [[path, value]];
  return rules.filter(([, rule]) => !VOTING.includes(rule)).map(([place]) => wrong(place, 'VALUE', VOTES));
}

const CHECKS: Readonly<Record<string, (path: string, value: unknown) => readonly ProfileError[]>> = {
  ...Object.fromEntries(
    Object.entries(CODES).map(([name, classifier]) => [
      name,
      (path: string, value: unknown) => codeErrors(path, value, classifier),
    ]),
  ),
  accompanimentLevels: levelErrors,
  caseloadNorms: normErrors,
  votingRule: voteErrors,
};

/** What is wrong with the values of a profile's parameters: codes that no classifier has, and numbers that are none. */
export function paramErrors(params: unknown): readonly ProfileError[] {
  if (!isObject(params)) return [];
  return Object.entries(params).flatMap(([name, param]) =>
    isObject(param) && 'value' in param ? (CHECKS[name]?.(`params.${name}.value`, param['value']) ?? []) : [],
  );
}
