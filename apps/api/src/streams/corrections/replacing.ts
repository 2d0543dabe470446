import { isDeepStrictEqual } from 'node:util';
import { standing, type Replacement } from '@kurator/family';
import { date, instant, isRejection, opt, reject, type Fact, type Rejection } from '@kurator/kernel';
import { profileOfUnit, zoneOfUnit, type Gathered, type StreamUseCase } from '@kurator/regulation';
import { checkWhen } from '../../decisions/dates';
import { bodyOf, whenOf } from '../../decisions/judge';
import { invalid } from '../../http/problem';
import { dtoOf, type Dto } from '../../validation/dto';
import { validate, type Language, type Wrong } from '../../validation/validate';
import { bodyFields } from '../../validation/validate-body';
import type { StreamMatter } from './matter';
import { derivedOf, recording, redecided, type Body } from './redecide';

const dtos = new Map<string, Dto>();
function dtoNamed(name: string, make: () => Dto): Dto {
  const dto = dtos.get(name) ?? make();
  dtos.set(name, dto);
  return dto;
}
const below = (path: string): string => (path === '' ? 'replacement' : `replacement.${path}`);
const inReplacement = (rejection: Rejection): Rejection => ({ ...rejection, path: below(rejection.path ?? '') });

const DERIVED = {
  ru: 'это знает сам регистр: оставьте как было',
  en: 'the register knows this itself: leave it as it was',
};
/** What the register knew itself goes back as it was, or is left out. */
function changedDerived(useCase: StreamUseCase, { target, body }: Sent, language: Language): readonly Wrong[] {
  return Object.entries(derivedOf(useCase, bodyOf(body)))
    .filter(([name, value]) => !isDeepStrictEqual(value, target.data[name]))
    .map(([path]) => ({ path, constraint: 'derived', message: DERIVED[language] }));
}
interface Sent {
  readonly target: Fact;
  readonly body: Body;
}

/** Checks a replacement: as the body of the command that recorded the event, else as the event's own data with its day. */
function wrongIn({ request: { kind, language } }: StreamMatter, { target, body }: Sent): readonly Wrong[] {
  const useCase = recording(kind, target.type);
  const asCommand = validate(
    dtoNamed(useCase.name, () => dtoOf(bodyFields(useCase))),
    body,
    language,
  );
  if (asCommand.length === 0) return [];
  const fields = kind.events.find(({ name }) => name === target.type)?.fields ?? {};
  const own = dtoNamed(`event ${target.type}`, () =>
    dtoOf({ occurredOn: date(), occurredAt: opt(instant()), ...fields }),
  );
  const asEvent = validate(own, body, language);
  if (asEvent.length === 0) return changedDerived(useCase, { target, body }, language);
  return asCommand.length <= asEvent.length ? asCommand : asEvent;
}

/** The unit stays: what belongs to another one was recorded in the wrong place, and is annulled there. */
function elsewhere(matter: StreamMatter, sent: Sent, gathered: Partial<Gathered>): Rejection | null {
  const { request, history, unit, regulation } = matter;
  const { kind, id } = request;
  const facts = standing(history.facts).filter(({ revision }) => revision < sent.target.revision);
  const now = kind.unitOf(id, { facts, body: bodyOf(sent.body), actor: sent.target.actor, regulation, gathered });
  return now === unit ? null : { ...reject(kind.notFound, { id }), status: 404 };
}

/**
 * What shall stand in place of an event. What the sender never sends stays as it was recorded.
 * @throws Problem 400 for its shape
 */
export async function replacing(matter: StreamMatter, sent: Sent): Promise<Replacement | Rejection> {
  const { request, history, unit, regulation, now, homes } = matter;
  const wrong = wrongIn(matter, sent);
  if (wrong.length > 0) throw invalid(wrong.map((one) => ({ ...one, path: below(one.path) })));
  const { target, body } = sent;
  const when = whenOf(body);
  const untimely = checkWhen(when, now, zoneOfUnit(regulation, unit, now));
  if (untimely) return inReplacement(untimely);
  const foreign = elsewhere(matter, sent, { homes: await homes(bodyOf(body)) });
  if (foreign) return foreign;
  const before = standing(history.facts).filter(({ revision }) => revision < target.revision);
  const stream = { kind: request.kind, id: request.id, unit, regulation };
  const { type, actor, data: told } = target;
  const draft = redecided(stream, { type, actor, ...when, data: bodyOf(body), told }, before);
  if (isRejection(draft)) return inReplacement(draft);
  const { profileId, profileVersion } = profileOfUnit(regulation, unit, when.occurredOn) ?? {
    profileId: '',
    profileVersion: 0,
  };
  return { profileId, profileVersion, ...when, data: draft.data };
}
