import { int, opt, ref, token, uuid } from '@kurator/kernel';
import type { Viewer } from '@kurator/access';
import type { Dispatch, Sent } from '../commands/dispatch';
import type { DecisionAnswer } from '../decisions/decisions';
import { Problem, placesOf, textOf } from '../http/problem';
import { problemOf } from '../http/problem.filter';
import { dtoOf } from '../validation/dto';
import { validate, type Language, type Wrong } from '../validation/validate';
import type { Line } from './line';
import type { Job } from './pipeline';

const ENVELOPE = dtoOf({
  commandId: uuid(),
  familyId: uuid(),
  command: token(64),
  ifMatch: opt(int()),
  onBehalfOf: opt(ref()),
});

export interface LineContext {
  readonly dispatch: Pick<Dispatch, 'decide'>;
  readonly viewer: Viewer;
  readonly language: Language;
  /** Records a refusal of a line before its answer leaves. */
  readonly refused: (code: string, sent: Partial<Sent>) => Promise<void>;
  readonly unexpected: (error: unknown) => Problem;
}

/** What is done with one line: parsed, checked and decided like a single command; its answer is one line of NDJSON. */
export function lineJob(line: Line, context: LineContext): Job {
  const number = line.line;
  if ('tooLong' in line) return failed(number, {}, new Problem(413, 'BODY_TOO_LARGE'), context);
  const parsed = parse(line.text);
  if (parsed === undefined) return failed(number, {}, new Problem(400, 'LINE_NOT_JSON'), context);
  const { data, ...envelope } = withRevision(parsed as Readonly<Record<string, unknown>>);
  const sent = { ...envelope, data, inBatch: true } as unknown as Sent;
  const wrong = validate(ENVELOPE, Array.isArray(parsed) ? parsed : envelope, context.language);
  if (wrong.length > 0)
    return failed(number, idOf(sent), new Problem(400, 'VALIDATION_FAILED', { errors: wrong }), context);
  return { family: sent.familyId.toLowerCase(), run: () => decided(number, sent, context) };
}

/** The revision of a line stands as a number, or as the text that the answer's `ETag` was: `7`, `"7"`. */
function withRevision(parsed: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { ifMatch } = parsed;
  const revision = typeof ifMatch === 'string' ? /^("?)(\d{1,9})\1$/.exec(ifMatch)?.[2] : undefined;
  return revision === undefined ? parsed : { ...parsed, ifMatch: Number(revision) };
}

function parse(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

const idOf = (sent: Partial<Sent>) => (typeof sent.commandId === 'string' ? { commandId: sent.commandId } : {});

async function decided(line: number, sent: Sent, context: LineContext): Promise<string> {
  const answer = await context.dispatch
    .decide(sent, context.viewer, context.language)
    .catch((error: unknown) => problemOf(error) ?? context.unexpected(error));
  if (answer.status === 201 && 'body' in answer) return succeeded(line, sent.commandId, answer);
  const refusal = answer as {
    status: number;
    code: string;
    params: Problem['params'];
    path?: string;
    errors?: readonly Wrong[];
  };
  const recorded = await context.refused(refusal.code, sent).then(
    () => refusal,
    () => new Problem(503, 'AUDIT_UNAVAILABLE'),
  );
  return refusedLine(line, idOf(sent), recorded, context.language);
}

/** The answer of a command with the line's number in front; its bytes are spliced, not parsed. */
const succeeded = (line: number, commandId: string, answer: Extract<DecisionAnswer, { status: 201 }>): string =>
  `{"line":${line},"commandId":${JSON.stringify(commandId)},"status":201,${answer.body.slice(1)}\n`;

const failed = (line: number, id: { readonly commandId?: string }, problem: Problem, context: LineContext): Job => ({
  run: () => Promise.resolve(refusedLine(line, id, problem, context.language)),
});

function refusedLine(
  line: number,
  id: { readonly commandId?: string },
  refusal: {
    readonly status: number;
    readonly code: string;
    readonly params: Problem['params'];
    readonly path?: string;
    readonly errors?: readonly Wrong[] | undefined;
  },
  language: Language,
): string {
  const { status, code, path } = refusal;
  const params = path === undefined ? refusal.params : { ...refusal.params, path: `data.${path}` };
  const text = textOf(code, params, language);
  const errors = placesOf({ code, params, errors: refusal.errors ?? undefined }, text.detail, language);
  return `${JSON.stringify({ line, ...id, ...params, status, code, ...text, errors })}\n`;
}
