/**
 * The register's clock as the browser knows it: the machine's clock may be wrong by days, and what is due today must not
 * hang on it.
 */
let ahead = 0;

export const clock = {
  /** @param now the register's instant, as the server just told it */
  set(now: string): void {
    ahead = Date.parse(now) - Date.now();
  },
  now: (): Date => new Date(Date.now() + ahead),
  /** The local day `YYYY-MM-DD` in a time zone. */
  today: (timeZone: string): string => new Intl.DateTimeFormat('sv-SE', { timeZone }).format(clock.now()),
};
