import type { Fact, LocalDate } from '@kurator/kernel';

/** Applies corrections by hand, one after the other: the fact is taken out, and comes back as it was corrected. */
export function corrected(facts: readonly Fact[]): readonly Fact[] {
  let list = facts.filter((fact) => fact.type !== 'correction-proposed');
  for (const { type, data, eventId } of facts) {
    if (type !== 'event-annulled' && type !== 'event-corrected') continue;
    list = list.flatMap((fact) => {
      if (fact.eventId === eventId || (type === 'event-annulled' && fact.eventId === data['targetEventId'])) return [];
      if (fact.eventId !== data['targetEventId']) return [fact];
      const { occurredAt: _moved, ...rest } = fact;
      const at = data['replacedAt'] === undefined ? {} : { occurredAt: data['replacedAt'] as string };
      return [
        { ...rest, ...at, data: data['replacement'] as Fact['data'], occurredOn: data['replacedOn'] as LocalDate },
      ];
    });
  }
  return list;
}
