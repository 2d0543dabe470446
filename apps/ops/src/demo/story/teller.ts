import { addDays, type LocalDate } from '@kurator/kernel';
import { idOf, type Dice } from '../dice';
import { agenciesOf, officersOf, type District } from '../region/districts';
import type { Session, Sessions } from './calendar';
import { BATCH_DAYS, correctionOf, type Correction } from './corrections';
import { waitsFor } from './event-of';
import { type Body, type Decision, type Family, type FamilyStory, type Move, type Quirk, type Spell } from './types';

/** When and by whom something was decided, and how the register is told. */
export interface Telling {
  readonly on: LocalDate;
  readonly by: string;
  /** Events that it makes; 1 when absent. */
  readonly events?: number;
  /** Told only this long after; a backdated fact. */
  readonly sentOn?: LocalDate;
  readonly refused?: string;
}

/** Writes down one family's story. What would be told after the story's end is left out, and answered with null. */
export interface Teller {
  readonly district: District;
  readonly family: Family;
  readonly dice: Dice;
  readonly sessions: Sessions;
  readonly end: LocalDate;
  readonly agencies: ReturnType<typeof agenciesOf>;
  readonly officers: ReturnType<typeof officersOf>;
  /** The curator of this family. */
  readonly curator: string;
  /** @returns the commandId, or null when the story is over by then */
  tell(command: string, body: Body, how: Telling): string | null;
  /** The same for a decision of a sitting: its resolution and votes are added. */
  decide(command: string, body: Body, session: Session, how?: Partial<Telling>): string | null;
  /** What a command told was wrong; its event of that type is replaced, or annulled by null. */
  correct(commandId: string, type: string, replacement: Body | null): void;
  quirk(quirk: Quirk): void;
  enter(subjects: readonly string[], on: LocalDate): void;
  leave(subjects: readonly string[], on: LocalDate): void;
  /** Nothing more is told before this day: the office was behind with its entries. */
  holdBackUntil(day: LocalDate): void;
  /** From that day on another district has the family: who tells on is its commission. */
  moveTo(district: District, on: LocalDate): Teller;
  story(): FamilyStory;
}

export interface Stage {
  readonly seed: string;
  readonly dice: Dice;
  readonly district: District;
  readonly family: Family;
  readonly sessions: Sessions;
  readonly end: LocalDate;
}

const later = (a: LocalDate, b: LocalDate): LocalDate => (a > b ? a : b);
const bySending = (a: Decision, b: Decision): number => (a.sentOn < b.sentOn ? -1 : a.sentOn > b.sentOn ? 1 : 0);

/** The first decision of each sitting that reaches the family brings the resolution's own event with it. */
function withResolutions(decisions: readonly Decision[], adopting: ReadonlyMap<string, string>): readonly Decision[] {
  const adopted = new Set<string>();
  return decisions.map((decision) => {
    const sitting = adopting.get(decision.commandId);
    if (sitting === undefined || adopted.has(sitting)) return decision;
    adopted.add(sitting);
    return { ...decision, events: decision.events + 1 };
  });
}

/** What has been told so far, by whichever district. */
interface Pages {
  readonly decisions: Decision[];
  readonly spells: Spell[];
  readonly corrections: Correction[];
  readonly quirks: Set<Quirk>;
  /** Decisions of a sitting, by the sitting. */
  readonly adopting: Map<string, string>;
  readonly sentOn: Map<string, LocalDate>;
  heldBack: LocalDate;
  told: number;
  move: Move | null;
}

/** The pages go on in the hand of a district. */
function tellerIn(district: District, { seed, ...stage }: Stage, pages: Pages): Teller {
  const officers = officersOf(district);
  const { family } = stage;
  const { decisions, spells, sentOn } = pages;
  /** What names an event of an earlier command waits for the register's answer to it: it goes with a later batch. */
  const answered = (body: Body): LocalDate => {
    const named = waitsFor(body).flatMap((commandId) => sentOn.get(commandId) ?? []);
    return named.map((day) => addDays(day, BATCH_DAYS)).reduce(later, '');
  };
  const tell: Teller['tell'] = (command, body, { on, by, events = 1, sentOn: planned = on, refused }) => {
    const sent = later(later(planned, pages.heldBack), answered(body));
    if (sent > stage.end) return null;
    pages.told += 1;
    const commandId = idOf(seed, `family/${family.number}/command/${pages.told}`);
    sentOn.set(commandId, sent);
    decisions.push({
      commandId,
      familyId: family.familyId,
      command,
      data: { occurredOn: on, ...body },
      onBehalfOf: by,
      municipality: district.oktmo,
      sentOn: sent,
      events: refused === undefined ? events : 0,
      ...(refused === undefined ? {} : { refused }),
    });
    return commandId;
  };
  return {
    ...stage,
    district,
    agencies: agenciesOf(district),
    officers,
    curator: stage.dice.pick(officers.curators),
    tell,
    decide(command, body, { on, resolution, votes }, how = {}) {
      const commandId = tell(command, { resolution, votes, ...body }, { on, by: officers.secretary, ...how });
      if (commandId !== null && how.refused === undefined) pages.adopting.set(commandId, `${district.key} ${on}`);
      return commandId;
    },
    correct: (commandId, type, replacement) => {
      const mistake = { commandId, type, replacement, sentOn: sentOn.get(commandId) ?? '' };
      const correction = correctionOf({ familyId: family.familyId, district: district.key }, mistake);
      if (correction.on <= stage.end) pages.corrections.push(correction);
    },
    quirk: (quirk) => void pages.quirks.add(quirk),
    enter: (subjects, on) => {
      const enteredOn = later(on, pages.heldBack);
      spells.push(...subjects.map((subject) => ({ subject, from: on, enteredOn, to: null, leftOn: null })));
    },
    leave: (subjects, on) => {
      for (const spell of spells)
        if (spell.to === null && subjects.includes(spell.subject))
          Object.assign(spell, { to: on, leftOn: later(on, pages.heldBack) });
    },
    holdBackUntil: (day) => void (pages.heldBack = day),
    moveTo(to, on) {
      pages.move = { to, on };
      return tellerIn(to, { seed, ...stage }, pages);
    },
    story: () => ({
      district: stage.district,
      move: pages.move,
      family,
      decisions: withResolutions(decisions.toSorted(bySending), pages.adopting),
      spells,
      quirks: pages.quirks,
      corrections: pages.corrections,
    }),
  };
}

/** An empty book for a family's story. */
export const makeTeller = (stage: Stage): Teller =>
  tellerIn(stage.district, stage, {
    decisions: [],
    spells: [],
    corrections: [],
    quirks: new Set(),
    adopting: new Map(),
    sentOn: new Map(),
    heldBack: '',
    told: 0,
    move: null,
  });
