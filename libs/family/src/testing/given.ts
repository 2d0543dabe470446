import { isRejection, type Fact, type Rejection, type Violation } from '@kurator/kernel';
import type { Candidate } from '../decide';
import { decided, sent, stored, type Sent, type Setting } from './send';

type Expected = string | readonly [type: string, data: Readonly<Record<string, unknown>>];

/** What a command answered, to be judged. */
export interface Answer {
  readonly answer: readonly Candidate[] | Rejection;
  /** Exactly these events, in this order; of the data, what is given. Answers the events for closer looks. */
  then(...events: readonly Expected[]): readonly Candidate[];
  /** Refused with this code and, where one place is to blame, this path. Answers the rejection. */
  thenRejected(code: string, path?: string): Rejection;
  /** Accepted with exactly these soft guards, each with its clause. */
  thenViolates(...violations: readonly (readonly [guard: string, clause: string])[]): void;
}
export interface Given {
  /** The facts so far, as recorded. */
  readonly stream: readonly Fact[];
  when(command: Sent, setting?: Setting): Answer;
}

function accepted(answer: readonly Candidate[] | Rejection, what: string): readonly Candidate[] {
  if (isRejection(answer)) throw new Error(`${what} was refused: ${JSON.stringify(answer)}`);
  return answer;
}

/** Plays commands one after the other. @throws Error naming the command that was refused */
export const played = (commands: readonly Sent[], setting: Setting = {}, before: readonly Fact[] = []) =>
  commands.reduce<readonly Fact[]>((stream, command) => {
    const what = `${command.command} on ${command.on}`;
    return [...stream, ...stored(accepted(decided(stream, command, setting), what))];
  }, before);

const guardOf = (v: Violation): readonly [string, string] => ['guard' in v ? v.guard : v.ruleKey, v.clause];

function answered(answer: readonly Candidate[] | Rejection, command: string): Answer {
  return {
    answer,
    then(...events) {
      const got = accepted(answer, command);
      expect(got.map((e) => e.type)).toEqual(events.map((e) => (typeof e === 'string' ? e : e[0])));
      for (const [index, event] of events.entries())
        if (typeof event !== 'string') expect(got[index]?.data).toMatchObject(event[1]);
      return got;
    },
    thenRejected(code, path) {
      if (!isRejection(answer)) throw new Error(`${command} was accepted, expected ${code}`);
      expect({ code: answer.code, path: answer.path }).toEqual({ code, path });
      return answer;
    },
    thenViolates(...violations) {
      expect(accepted(answer, command).flatMap((e) => e.violations.map(guardOf))).toEqual(violations);
    },
  };
}

/** A story under a regulation; each command is recorded in the order given. */
export function under(setting: Setting, ...before: readonly Sent[]): Given {
  const stream = played(before, setting);
  return {
    stream,
    when: (command, more = {}) => answered(decided(stream, command, { ...setting, ...more }), command.command),
  };
}
/** A story under MARIEL. */
export const given = (...before: readonly Sent[]): Given => under({}, ...before);

/** The report of the examples: a mother and a minor, on 2026-02-02. */
export const reported = sent('report');
/** The usual way onto the register: reported, surveyed, consented, concluded, recognised on 2026-02-17. */
export const registered: readonly Sent[] = [
  reported,
  sent('record-survey'),
  sent('record-consent'),
  sent('issue-conclusion'),
  sent('recognise-sop'),
];
