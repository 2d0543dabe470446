import type { Fact, LocalDate } from '@kurator/kernel';
import type { Doc } from '@kurator/read-models';

type Subject = { readonly familyIds?: readonly string[]; readonly statistical?: boolean };
/** What is kept of a request's fact: enough to say again how the request stands when one of them is corrected. */
export type Told = Pick<
  Fact,
  'eventId' | 'type' | 'occurredOn' | 'municipality' | 'profileId' | 'profileVersion' | 'data'
>;

/** Nothing that is sealed is kept. */
export function told({ eventId, type, occurredOn, municipality, profileId, profileVersion, data }: Told): Told {
  const { requestNo, fromAgencyId, subject, partial } = data;
  const kept = Object.entries({ requestNo, fromAgencyId, subject, partial }).filter(([, value]) => value !== undefined);
  return { eventId, type, occurredOn, municipality, profileId, profileVersion, data: Object.fromEntries(kept) };
}

function opened(id: string, fact: Told) {
  const { requestNo, fromAgencyId, subject } = fact.data as {
    requestNo: string;
    fromAgencyId: string;
    subject: Subject;
  };
  return {
    id,
    requestNo,
    fromAgencyId,
    municipality: fact.municipality,
    receivedOn: fact.occurredOn,
    statistical: subject.statistical === true,
    familyIds: subject.familyIds ?? [],
    profileId: fact.profileId,
    profileVersion: fact.profileVersion,
  };
}

const isPart = ({ data }: Told): boolean => data['partial'] === true;
const lastOf = (facts: readonly Told[]): LocalDate | null => facts.at(-1)?.occurredOn ?? null;

/** The request as its standing facts say; null when it was not registered by any of them. */
export function folded(id: string, facts: readonly Told[]): Doc | null {
  const first = facts.findLast(({ type }) => type === 'information-requested');
  if (first === undefined) return null;
  const answers = facts.filter(({ type }) => type === 'information-answered');
  const parts = answers.filter(isPart).map(({ occurredOn }) => occurredOn);
  return {
    ...opened(id, first),
    partialOn: parts.sort(),
    answeredOn: lastOf(answers.filter((one) => !isPart(one))),
    refusedOn: lastOf(facts.filter(({ type }) => type === 'information-refused')),
    annulled: 0,
    told: facts,
  };
}
