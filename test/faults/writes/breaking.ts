/** What a statement that is not carried out ends with. */
export class Broken extends Error {}

/** Counts the statements of a connection that write, and breaks one of them. */
export interface Breaking {
  /**
   * Breaks the n-th statement from now on, counted from 0.
   * @param how `fails`: it and so many in a row are refused, as by a disk; `dies`: it and everything after it is not
   *   carried out, as by a process that is no more
   */
  at(point: number, how: 'fails' | 'dies', inARow?: number): void;
  write<T>(sql: string, statement: () => T): T;
  isDead(): boolean;
  /** The statements that were carried out since the opening, in their order. */
  seen(): readonly string[];
}

export function breakingOff(): Breaking {
  let plan = { left: Infinity, times: 0, dies: false };
  let dead = false;
  const carriedOut: string[] = [];
  return {
    at: (point, how, inARow = 1) => {
      plan = { left: point, times: inARow, dies: how === 'dies' };
    },
    write: (sql, statement) => {
      plan.left -= 1;
      const broken = plan.left < 0 && plan.times > 0;
      if (dead || broken) {
        plan.times -= 1;
        dead ||= plan.dies;
        throw new Broken(sql);
      }
      carriedOut.push(sql);
      return statement();
    },
    isDead: () => dead,
    seen: () => carriedOut,
  };
}
