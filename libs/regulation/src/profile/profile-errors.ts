/** One thing wrong with a profile: where, which rule it breaks, and why. */
export interface ProfileError {
  /** As in `deadlines.surveyOrdered.term.value`; '' for the profile as a whole. */
  readonly path: string;
  /** Stable word for programs. */
  readonly constraint: string;
  /** Russian sentence for whoever has to mend the file. */
  readonly message: string;
  /** The same in English. */
  readonly en: string;
}
/** A reason in Russian and in English. */
export type Said = readonly [ru: string, en: string];

export const wrong = (path: string, constraint: string, [message, en]: Said): ProfileError => ({
  ...{ path, constraint, message, en },
});
/** Why a profile is refused. Never empty. */
export interface ProfileErrors {
  readonly errors: readonly ProfileError[];
}

export const isProfileErrors = (value: object): value is ProfileErrors => 'errors' in value;
