import { differences, livingIn, type Question } from './finding';
import { oneOf } from './families';

type Entry = Readonly<Record<string, unknown>>;
const itemsOf = (answer: Entry) => answer['items'] as readonly Entry[];

function byStatus(items: readonly Entry[]): string {
  const counts = new Map<string, number>();
  for (const { status } of items) counts.set(String(status), (counts.get(String(status)) ?? 0) + 1);
  return [...counts].map(([status, n]) => `${status} ${n}`).join(', ');
}

/** The duties of one family, each with the clause that it comes from. */
export const askDeadlines: Question = async ({ client, stories, on }) => {
  const story = oneOf(stories);
  const as = `secretary-${story.district.key}`;
  const family = await client.get(as, `/families/${story.family.familyId}/deadlines?on=${on}`);
  const duties = differences();
  duties.holds('no duty at all', itemsOf(family).length > 0);
  duties.holds(
    'a duty without its clause',
    itemsOf(family).every(({ clause }) => typeof clause === 'string'),
  );
  duties.holds(
    "a duty under another district's regulation",
    itemsOf(family).every(({ profileId }) => profileId === story.district.profileId),
  );

  const work = await client.get(as, `/deadlines?municipality=${story.district.oktmo}&on=${on}&limit=500`);
  const list = differences();
  const here = new Set(livingIn(stories, story.district.oktmo).map(({ family }) => family.familyId));
  list.holds('the work list is empty', itemsOf(work).length > 0);
  list.holds(
    "the work list names another district's family",
    itemsOf(work).every(({ familyId }) => typeof familyId !== 'string' || here.has(familyId)),
  );
  return [
    {
      question: `GET /families/${story.family.familyId}/deadlines (${as})`,
      answer: `${itemsOf(family).length} duties: ${byStatus(itemsOf(family))}`,
      faults: duties.faults,
    },
    {
      question: `GET /deadlines?municipality=${story.district.oktmo} (${as})`,
      answer: `${String(work['total'])} entries; of the first ${itemsOf(work).length}: ${byStatus(itemsOf(work))}`,
      faults: list.faults,
    },
  ];
};
