import type { Channel, Draft, Fact, Fields, Infer, Instant, LocalDate, Rejection } from '@kurator/kernel';
import type { Profile, Regulation } from '@kurator/regulation';
import type { FamilyState } from './state';

/** What a decision may know besides its body and the family: the law of the day and who sends it. */
export interface Circumstances {
  readonly familyId: string;
  readonly occurredOn: LocalDate;
  readonly occurredAt?: Instant;
  /** The municipality that answers for the family on `occurredOn`; for a first report the one in the body. */
  readonly municipality: string;
  readonly profile: Profile;
  readonly regulation: Regulation;
  readonly channel: Channel;
  readonly agencyId?: string;
  readonly officerId?: string;
  readonly role: string;
  /** Id that the n-th event of this command will have. */
  readonly eventIdOf: (index: number) => string;
  /** Load and capacity of the specialist whom the body names, without this family (spec 5.3); null when unknown. */
  readonly workload: { readonly load: number; readonly capacity: number } | null;
  /** The family's stream as recorded: for decisions about what was recorded. */
  readonly facts: readonly Fact[];
  /** The other family that a merge or its taking back is about, as its stream reads; null when there is none. */
  readonly other: { readonly familyId: string; readonly facts: readonly Fact[] } | null;
  /** Persons whose registration in another family of the region has ended, with the last such day; absent: nobody's. */
  readonly registeredElsewhere?: ReadonlyMap<string, LocalDate>;
}

/**
 * One use case: the shape of its body and the pure decision. A folder under `libs/family/src` holds it with its spec.
 * `body` has no `occurredOn`/`occurredAt`: every command has them (`timed` demands the instant).
 */
export interface UseCase<F extends Fields = Fields> {
  /** Kebab case, as in the URL. */
  readonly name: string;
  /** Number in spec 3.3, `C12`. */
  readonly number: string;
  readonly title: { readonly ru: string; readonly en: string };
  /** True when `occurredAt` is required. */
  readonly timed: boolean;
  readonly body: F;
  /** Types of the events that it may emit. */
  readonly emits: readonly string[];
  /** A complete valid body with `occurredOn`, for OpenAPI and docs. Synthetic. */
  readonly example: Readonly<Record<string, unknown>>;
  readonly decide: (body: Infer<F>, state: FamilyState, circumstances: Circumstances) => readonly Draft[] | Rejection;
}
