import type { LocalDate } from '@kurator/kernel';
import type { District } from '../region/districts';
import type { Correction } from './corrections';
import type { Body } from './event-of';

export type { Body };

/** One line of `POST /decisions`, and when the commission's software sends it. */
export interface Decision {
  readonly commandId: string;
  readonly familyId: string;
  readonly command: string;
  /** The body; a value `{$event, type}` stands for the id of an earlier command's event (`EventOf`). */
  readonly data: Body;
  readonly onBehalfOf: string;
  /** OKTMO of the commission that sends it. */
  readonly municipality: string;
  readonly sentOn: LocalDate;
  /** Events that the register will record for it; 0 for a refused one. */
  readonly events: number;
  /** The code with which the register has to refuse it; absent: it has to accept it. */
  readonly refused?: string;
}

/** What makes a family's history irregular, as real ones are. */
export const QUIRKS = ['LATE', 'DECLINED', 'REPEATED', 'OVERDUE', 'BACKDATED'] as const;
export type Quirk = (typeof QUIRKS)[number];

/** Time that one subject spent on the register; `to` is the day of leaving, null while it is there. */
export interface Spell {
  readonly subject: string;
  readonly from: LocalDate;
  /** Days on which the register was told of both ends. */
  readonly enteredOn: LocalDate;
  to: LocalDate | null;
  leftOn: LocalDate | null;
}

export interface Person {
  readonly personId: string;
  readonly role: string;
  readonly name: { readonly last: string; readonly first: string; readonly patronymic: string };
  readonly birthDate: LocalDate;
}
export interface Family {
  readonly familyId: string;
  readonly number: number;
  readonly parents: readonly Person[];
  readonly children: readonly Person[];
  readonly address: string;
}

/** A family that moved inside the region: from that day on another district has it. */
export interface Move {
  readonly to: District;
  readonly on: LocalDate;
}

/** Everything that happens to one family, in the order in which it is sent, and what it must come to. */
export interface FamilyStory {
  /** Where it was reported. */
  readonly district: District;
  readonly move: Move | null;
  readonly family: Family;
  readonly decisions: readonly Decision[];
  readonly spells: readonly Spell[];
  readonly quirks: ReadonlySet<Quirk>;
  readonly corrections: readonly Correction[];
}
