export const CAME = 'a|came|';
export const GONE = 'a|gone|';
/** What the keys of all agencies begin with. */
export const KEYS = 'a|';

type Sums = ReadonlyMap<string, number>;

/**
 * Agencies at work on at least one day of a period: there at the end of its first day, or come on a later one.
 * @param first sums from the beginning up to the period's first day
 * @param later sums of the days after it, up to the last one
 */
export function takingPart(first: Sums, later: Sums): ReadonlySet<string> {
  const found = new Set<string>();
  for (const [key, n] of first) {
    const agency = key.slice(CAME.length);
    if (key.startsWith(CAME) && n > (first.get(`${GONE}${agency}`) ?? 0)) found.add(agency);
  }
  for (const [key, n] of later) if (key.startsWith(CAME) && n > 0) found.add(key.slice(CAME.length));
  return found;
}
