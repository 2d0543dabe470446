import type { Document } from 'bson';
import { Refused } from './refused';

/** What a test may break. Counts go down by themselves; switches stay. */
export interface Faults {
  /** So many commits are carried out, and their answers are lost with the connection. */
  loseCommitAnswers: number;
  /** So many times the connection is dropped before this command is carried out. */
  drop: { command: string; times: number } | null;
  /** So many times this command answers with an error instead. */
  fail: { command: string; times: number; code: number; codeName: string; labels: readonly string[] } | null;
  /** The connection is dropped once: `before` the command after so many others is carried out, or `after` it was. */
  breakAt: { left: number; how: 'before' | 'after' } | null;
  /** A member that is no primary any more: it says so, and refuses whatever wants one. */
  notPrimary: boolean;
  /** A single server outside of a set: it knows no transactions. */
  standalone: boolean;
  /** A server that takes the statements of a transaction as if each stood alone. */
  pretends: boolean;
  /** An account that may only read. */
  readOnly: boolean;
  /** A server that is older or newer than the driver knows. */
  wireVersion: number;
}
/** MongoDB 7.0. */
const WIRE_VERSION = 21;
export const noFaults = (): Faults => ({
  loseCommitAnswers: 0,
  drop: null,
  fail: null,
  breakAt: null,
  notPrimary: false,
  standalone: false,
  pretends: false,
  readOnly: false,
  wireVersion: WIRE_VERSION,
});

/** The connection ends without an answer. */
export class Dropped extends Error {}

type Counted = { readonly command: string; times: number } | null;
function strikes(fault: Counted, name: string): boolean {
  if (fault?.command !== name || fault.times === 0) return false;
  fault.times -= 1;
  return true;
}

/** Codes and texts as the server gives them (mongo, error_codes.yml; the texts of `TransactionParticipant`). */
function refusal(faults: Faults, name: string, command: Document, isWrite: boolean): Refused | null {
  if (strikes(faults.fail, name) && faults.fail)
    return new Refused(faults.fail.code, faults.fail.codeName, 'a fault that a test asked for', faults.fail.labels);
  if (faults.notPrimary) return new Refused(10107, 'NotWritablePrimary', 'not primary');
  if (faults.standalone && command['txnNumber'] !== undefined)
    return new Refused(
      20,
      'IllegalOperation',
      'Transaction numbers are only allowed on a replica set member or mongos',
    );
  if (faults.readOnly && isWrite)
    return new Refused(13, 'Unauthorized', `not authorized on ${String(command['$db'])} to execute command`);
  return null;
}

/** Counts a command. @returns how it breaks, null when it does not */
export function breaksNow({ breakAt }: Faults): 'before' | 'after' | null {
  if (!breakAt) return null;
  breakAt.left -= 1;
  return breakAt.left === -1 ? breakAt.how : null;
}

/** @throws Dropped, Refused as the faults say, before anything is carried out */
export function breakIfAsked(faults: Faults, name: string, command: Document, isWrite: boolean): void {
  if (strikes(faults.drop, name)) throw new Dropped();
  const refused = refusal(faults, name, command, isWrite);
  if (refused) throw refused;
}
