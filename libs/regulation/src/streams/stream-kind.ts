import type { Actor, Draft, EventType, Fact, Fields, Infer, Instant, LocalDate, Rejection } from '@kurator/kernel';
import type { Profile, Regulation } from '../types';

/** The region as a unit of its own, beside the OKTMO codes of its municipalities. */
export const REGION = 'REGION';

/** What the register itself counts for a list or an information that is sent (spec 8.5). */
export interface Listed {
  readonly families: number;
  readonly minors: number;
  /** Rows of the list F-M7, F-M8. */
  readonly rows: number;
  /** Position of the log that the counts are of. */
  readonly asOfPosition: string;
}
/** The last monthly information before this one, and what came and went since (CG-30). */
export interface SentBefore {
  readonly sentOn: LocalDate;
  readonly families: number;
  readonly minors: number;
  readonly familiesIn: number;
  readonly familiesOut: number;
  readonly minorsIn: number;
  readonly minorsOut: number;
}
/** What can be gathered from the register before a decision on a stream that is no family's. */
export interface Gathered {
  readonly listed: Listed;
  readonly sentBefore: SentBefore | null;
  /** Municipality of each family that the body names; a family that does not exist is absent. */
  readonly homes: Readonly<Record<string, string>>;
  /** Every published version of every profile. */
  readonly profiles: readonly Profile[];
}
export type GatheredName = keyof Gathered;

/** What such a decision may know besides its body and its stream. */
export interface StreamCircumstances<G extends GatheredName = never> {
  readonly id: string;
  /** OKTMO of the unit that answers for it, or {@link REGION}. */
  readonly unit: string;
  readonly occurredOn: LocalDate;
  readonly occurredAt?: Instant;
  readonly actor: Actor;
  readonly regulation: Regulation;
  readonly gathered: Pick<Gathered, G>;
}

/** One command on a stream that is no family's: the shape of its body and the pure decision. */
export interface StreamUseCase<F extends Fields = Fields, G extends GatheredName = GatheredName> {
  /** Kebab case, as in the URL; unique over all streams. */
  readonly name: string;
  /** Number in spec 3.3, `C42`. */
  readonly number: string;
  readonly title: { readonly ru: string; readonly en: string };
  readonly timed: boolean;
  readonly body: F;
  /** The body is one document with a schema of its own (a profile): the decision checks it whole. Names the schema. */
  readonly whole?: string;
  /** Written to this stream instead of the thing's own: the directory is one stream. Law and directory are read again. */
  readonly stream?: string;
  readonly emits: readonly string[];
  readonly gathers: readonly G[];
  /** A complete valid body with `occurredOn`, for OpenAPI and docs. Synthetic. */
  readonly example: Readonly<Record<string, unknown>>;
  /** @param facts of the stream, as recorded */
  readonly decide: (
    body: Infer<F>,
    facts: readonly Fact[],
    circumstances: StreamCircumstances<G>,
  ) => readonly Draft[] | Rejection;
}

/** Declares a use case, keeping the types of its body and of what it gathers. */
export const streamUseCase = <F extends Fields, G extends GatheredName = never>(
  declared: Omit<StreamUseCase<F, G>, 'timed' | 'gathers'> & { readonly gathers?: readonly G[] },
): StreamUseCase => ({ timed: false, gathers: [], ...declared }) as unknown as StreamUseCase;

/** What is known when it is asked which unit a thing belongs to. */
export interface Whereabouts {
  readonly facts: readonly Fact[];
  readonly body: Readonly<Record<string, unknown>>;
  readonly actor: Actor;
  readonly regulation: Regulation;
  readonly gathered: Partial<Gathered>;
}

/** What the log and the documents need of an event of such a stream. */
export type StreamEvent = Omit<EventType<unknown>, 'possible'>;

/** One kind of thing that lives in streams of its own: `POST /{resource}/{id}/commands/{command}`. */
export interface StreamKind {
  readonly resource: string;
  /** What its id is called in answers, `requestId`. */
  readonly idName: string;
  /** The id in its one spelling; null for what is no id of this kind. */
  readonly normal: (id: string) => string | null;
  readonly exampleId: string;
  readonly stream: (id: string) => string;
  /** OKTMO or {@link REGION}; null when there is no such thing. */
  readonly unitOf: (id: string, where: Whereabouts) => string | null;
  /** Code of the refusal when there is none, or none in the sender's territory. */
  readonly notFound: string;
  /** Another territory's is no secret, only closed (403): a unit's figures. */
  readonly open?: true;
  /** Its facts are law or directory: both are read again after each. */
  readonly governs?: true;
  /** Its events are corrected with four eyes (spec C44). Law and directory are not: they are published or changed anew. */
  readonly corrected?: true;
  readonly events: readonly StreamEvent[];
  readonly useCases: readonly StreamUseCase[];
}

/** A draft of one declared event on the circumstances' day: the compiler checks its data against the declaration. */
export const streamDraft = <N extends string, F extends Fields>(
  event: Pick<EventType<never, N, F>, 'name'> & { readonly fields: F },
  { occurredOn, occurredAt }: Pick<StreamCircumstances, 'occurredOn' | 'occurredAt'>,
  data: Infer<F>,
): Draft => ({ type: event.name, episode: 1, occurredOn, ...(occurredAt === undefined ? {} : { occurredAt }), data });

/** Declares an event of schema version 1 of such a stream. Its guards are its use cases': nothing folds it. */
export const streamEvent = <N extends string, F extends Fields>(
  declared: Pick<EventType<unknown, N, F>, 'name' | 'group' | 'title' | 'source' | 'fields'>,
): EventType<unknown, N, F> => ({ ...declared, version: 1, upcasts: [], possible: () => null });
