import type { AuditEntry } from '@kurator/access';
import { formIds, formatIds, type FormatId, type FormId } from '@kurator/forms';
import { object, oneOf, opt, token, type Fields } from '@kurator/kernel';
import { PARAMS } from '../reads/params';
import { dtoOf, type Dto } from '../validation/dto';

const OKTMO = '\\d{8}';
const QUARTER = '\\d{4}-Q[1-4]';
const unit = token(8, OKTMO);
const period = token(7, QUARTER);

const { limit: _l, cursor: _c, sort: _s, knownAt: _k, ...bank } = PARAMS.bank;
const { limit: _limit, cursor: _cursor, sort: _sort, knownAt: _known, ...deadlines } = PARAMS.deadlines;

/** What each form is asked for; a list takes the filters of the query that it lists. */
export const FILTERS = {
  /** Without a period everyone who ever was on the list, to this day: it is kept «в динамике». */
  'F-M6': { unit, period: opt(period) },
  'F-M7': { unit, period },
  'F-M8': { unit: token(8, `${OKTMO}|REGION`), period },
  BANK: bank,
  DEADLINES: deadlines,
} as const satisfies Readonly<Record<FormId, Fields>>;

const format = oneOf(...formatIds);
/** The body of `POST /exports` for one form. */
export const exportFields = (form: FormId) => ({ form: oneOf(form), filters: object(FILTERS[form]), format });

/** What a form is asked for before it is known which: the filters are judged by the form. */
export const HEAD = dtoOf({ form: oneOf(...formIds), format });
export const BODIES = Object.fromEntries(formIds.map((form) => [form, dtoOf(exportFields(form))])) as Readonly<
  Record<FormId, Dto>
>;

/** A checked request for a file. Plain JSON. */
export interface ExportRequest {
  readonly form: FormId;
  readonly format: FormatId;
  readonly filters: Readonly<Record<string, string | number | boolean | undefined>>;
}
export const isForm = (form: unknown): form is FormId => formIds.includes(form as FormId);

/** The unit whose rows are asked for; undefined: a list of the whole territory of whoever asks. */
export const unitAsked = ({ filters }: ExportRequest): string | undefined => {
  const named = filters['unit'] ?? filters['municipality'];
  return named === undefined ? undefined : String(named);
};

/** What the audit keeps of a request: the filters without what was searched for, which may be a name. */
export function querySaid({ form, format, filters }: ExportRequest): NonNullable<AuditEntry['query']> {
  const { q, ...rest } = filters;
  const said = Object.entries(rest).filter(
    (entry): entry is [string, string | number | boolean] => entry[1] !== undefined,
  );
  return { form, format, ...Object.fromEntries(said), ...(q === undefined ? {} : { searched: true }) };
}
