/**
 * What is being typed, so that a reload loses nothing. A draft holds personal data: it lives in `sessionStorage` (this
 * tab, gone when it is closed), never in `localStorage`, belongs to one user and is forgotten at sign-out (ADR 018).
 */
const PREFIX = 'kurator.draft.';
const OWNER = 'kurator.drafts-of';

/** A browser may refuse to keep anything: then a reload loses the draft, and nothing else. */
function guarded<T>(work: () => T, otherwise: T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof DOMException) return otherwise;
    throw error;
  }
}

const names = (): string[] => Object.keys(sessionStorage).filter((name) => name.startsWith(PREFIX));

/** Forgets every draft of this tab. */
export const forgetDrafts = (): void =>
  guarded(() => {
    for (const name of names()) sessionStorage.removeItem(name);
    sessionStorage.removeItem(OWNER);
  }, undefined);

/** Keeps the drafts of this user only. */
export const keepDraftsOf = (userId: string): void =>
  guarded(() => {
    if (sessionStorage.getItem(OWNER) !== userId) forgetDrafts();
    sessionStorage.setItem(OWNER, userId);
  }, undefined);

/** @param id of the form: what is recorded and for which family. @returns null when there is no draft */
export function readDraft<T>(id: string): T | null {
  const text = guarded(() => sessionStorage.getItem(PREFIX + id), null);
  return text === null ? null : (JSON.parse(text) as T);
}

export const writeDraft = (id: string, value: unknown): void =>
  guarded(() => sessionStorage.setItem(PREFIX + id, JSON.stringify(value)), undefined);

export const dropDraft = (id: string): void => guarded(() => sessionStorage.removeItem(PREFIX + id), undefined);
