import {
  completed,
  familyEvent,
  recordedBy,
  redrafted,
  type Circumstances,
  type FamilyEvent,
  type Replacement,
  type UseCase,
} from '@kurator/family';
import { date, instant, isRejection, opt, reject, type Fact, type Rejection } from '@kurator/kernel';
import { checkWhen } from '../decisions/dates';
import { bodyOf, timeZoneOf, whenOf, type Matter, type When } from '../decisions/judge';
import { eventIdOf } from '../decisions/candidates';
import { invalid } from '../http/problem';
import { dtoOf, type Dto } from '../validation/dto';
import { bodyFields } from '../validation/validate-body';
import { validate, type Language, type Wrong } from '../validation/validate';

const dtos = new Map<string, Dto>();
const dtoNamed = (name: string, make: () => Dto): Dto => {
  const dto = dtos.get(name) ?? make();
  dtos.set(name, dto);
  return dto;
};
const eventDto = ({ name, fields }: FamilyEvent): Dto =>
  dtoNamed(`event ${name}`, () => dtoOf({ occurredOn: date(), occurredAt: opt(instant()), ...fields }));
const commandDto = (useCase: UseCase): Dto => dtoNamed(useCase.name, () => dtoOf(bodyFields(useCase)));

type Body = Readonly<Record<string, unknown>>;
/** A replacement whose shape is right: the body of the command that recorded the event, or the event's own data. */
type Shaped = { readonly useCase: UseCase | null; readonly body: Body };

/**
 * Checks a replacement as the contract shapes it: as the body of the command that recorded the event, else as the
 * event's own data with its day, as the history shows it.
 * @throws Problem 400 with paths below `replacement`, of the form to which it comes closer
 */
function shaped(target: Fact, facts: readonly Fact[], body: Body, language: Language): Shaped {
  const together = new Set(facts.filter((f) => f.commandId === target.commandId).map((f) => f.type));
  const useCase = recordedBy(target.type, together);
  const asCommand = useCase && validate(commandDto(useCase), body, language);
  if (asCommand?.length === 0) return { useCase, body };
  const asEvent = validate(eventDto(familyEvent(target.type) as FamilyEvent), body, language);
  if (asEvent.length === 0) return { useCase: null, body };
  const closer = asCommand && asCommand.length <= asEvent.length ? asCommand : asEvent;
  throw invalid(closer.map((wrong) => ({ ...wrong, path: below(wrong) })));
}
const below = ({ path }: Wrong): string => (path === '' ? 'replacement' : `replacement.${path}`);
const inReplacement = (rejection: Rejection): Rejection => ({
  ...rejection,
  path: rejection.path === undefined ? 'replacement' : `replacement.${rejection.path}`,
});

/** What was known when the fact was recorded, not what has become known since. */
const knownElsewhere = ({ data }: Fact): ReadonlyMap<string, string> =>
  new Map(
    ((data['registeredElsewhere'] ?? []) as readonly { personId: string; until: string }[]).map(
      ({ personId, until }) => [personId, until],
    ),
  );

/** The circumstances in which the fact was recorded, with the day and the law of its replacement. */
function circumstancesOf(matter: Matter, target: Fact, when: When): Circumstances | Rejection {
  const { request, regulation } = matter;
  const { actor, commandId, municipality } = target;
  const profile = regulation.profileOf(municipality, when.occurredOn);
  if (!profile) return reject('NO_PROFILE', { municipality, on: when.occurredOn }, 'occurredOn');
  return {
    ...when,
    ...{ familyId: request.familyId, municipality, profile, regulation },
    channel: target.source.channel,
    role: actor.role,
    ...(actor.agencyId === undefined ? {} : { agencyId: actor.agencyId }),
    ...(actor.officerId === undefined ? {} : { officerId: actor.officerId }),
    eventIdOf: eventIdOf({ familyId: request.familyId, commandId }),
    workload: null,
    facts: matter.history.facts,
    other: null,
    registeredElsewhere: knownElsewhere(target),
  };
}

/**
 * What shall stand in place of an event, from the `replacement` of a request. What the sender never sends (`api.md`
 * bodies (5)) is found anew where he sent the command's body.
 * @throws Problem 400 for its shape
 */
export function replacing(matter: Matter, target: Fact, sent: unknown, language: Language): Replacement | Rejection {
  const { facts } = matter.history;
  const { useCase, body } = shaped(target, facts, sent as Body, language);
  const when = whenOf(body);
  const untimely = checkWhen(when, matter.now, timeZoneOf(matter));
  if (untimely) return inReplacement(untimely);
  const circumstances = circumstancesOf(matter, target, when);
  if (isRejection(circumstances)) return inReplacement(circumstances);
  const { profileId, profileVersion } = circumstances.profile;
  const law = { profileId, profileVersion };
  if (!useCase) return { ...law, ...when, data: completed(target.type, bodyOf(body)) };
  const draft = redrafted(useCase, bodyOf(body), { facts, target, circumstances });
  if (isRejection(draft)) return inReplacement(draft);
  const { occurredOn, occurredAt, data } = draft;
  return { ...law, occurredOn, ...(occurredAt === undefined ? {} : { occurredAt }), data };
}
