import type { FormId } from '@kurator/forms';
import type { ExportRequest } from './bodies';
import type { Stored } from './files';

/** A file that is ready: what the job of an export holds. The key in it never leaves the server. */
export interface Exported extends Stored {
  readonly form: FormId;
  readonly format: ExportRequest['format'];
  /** Whose rows it holds: judged again when it is fetched. */
  readonly unit: string;
  readonly fileName: string;
  readonly mediaType: string;
  readonly rows: number;
}

/** The file that a job made; null for the result of any other job, and for none. */
export function exportedOf(result: unknown): Exported | null {
  const made = result as Partial<Exported> | null | undefined;
  return typeof made?.fileId === 'string' && typeof made.key === 'string' ? (made as Exported) : null;
}

/** What a job found as its owner sees it: where a file lies and what opens it stay here. */
export function shownResult(result: unknown): unknown {
  const exported = exportedOf(result);
  if (exported === null) return result;
  const { fileId: _fileId, key: _key, ...shown } = exported;
  return shown;
}
