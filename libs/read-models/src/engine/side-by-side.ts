/** Everything that is read page by page, ascending. @param read a page after an id; shorter than `page` at the end */
export async function* ofOneStore<T>(
  page: number,
  idOf: (one: T) => string,
  read: (after: string | null) => Promise<readonly T[]>,
): AsyncGenerator<T, void> {
  for (let after: string | null = null; ;) {
    const found: readonly T[] = await read(after);
    yield* found;
    const last = found.at(-1);
    if (found.length < page || last === undefined) return;
    after = idOf(last);
  }
}

const next = async <T>(from: AsyncIterator<T, void>): Promise<T | undefined> => {
  const result = await from.next();
  return result.done === true ? undefined : result.value;
};

/** What is missing comes last. */
function orderOf<T>(one: T | undefined, other: T | undefined, idOf: (one: T) => string): number {
  if (one === undefined || other === undefined) return Number(one === undefined) - Number(other === undefined);
  const [a, b] = [idOf(one), idOf(other)];
  return a < b ? -1 : Number(a > b);
}

/** Walks two lists that ascend by id side by side: what stands in one of them only has nothing beside it. */
export async function* sideBySide<T>(
  left: AsyncIterator<T, void>,
  right: AsyncIterator<T, void>,
  idOf: (one: T) => string,
): AsyncGenerator<readonly [T | undefined, T | undefined]> {
  let [one, other] = [await next(left), await next(right)];
  while (one !== undefined || other !== undefined) {
    const order = orderOf(one, other, idOf);
    yield [order <= 0 ? one : undefined, order >= 0 ? other : undefined];
    if (order <= 0) one = await next(left);
    if (order >= 0) other = await next(right);
  }
}
