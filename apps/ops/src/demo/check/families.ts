import { differences, type Finding, type Question } from './finding';
import { comingsOfAge, eventsOf, historyLength, registeredAtEnd } from '../recount/register';
import { isHidden } from '../recount/tzhs';
import type { FamilyStory } from '../story/types';

const itemsOf = (answer: Readonly<Record<string, unknown>>) =>
  answer['items'] as readonly Readonly<Record<string, unknown>>[];

/** The lists: how many families there are, how many are registered, and one found by name as people type it. */
export const askBank: Question = async ({ client, stories }) => {
  const totals = differences();
  const all = await client.get('regional', '/bank/families?limit=1');
  const registered = await client.get('regional', '/bank/families?state=REGISTERED&limit=1');
  totals.same('families', stories.filter((story) => !isHidden(story)).length, all['total']);
  totals.same('registered', registeredAtEnd(stories).length, registered['total']);
  return [
    {
      question: 'GET /bank/families (regional)',
      answer: `${String(all['total'])} families, ${String(registered['total'])} registered`,
      faults: totals.faults,
    },
    await askByName(client, oneOf(stories)),
  ];
};

/** A family that is on the register at the end and has some history: the one the questions are asked about. */
export const oneOf = (stories: readonly FamilyStory[]): FamilyStory => {
  const settled = registeredAtEnd(stories).filter(({ move }) => move === null);
  const chosen = settled.toSorted((a, b) => eventsOf(b) - eventsOf(a))[0];
  if (chosen === undefined) throw new Error('the story leaves nobody on the register');
  return chosen;
};

async function askByName(client: Parameters<Question>[0]['client'], story: FamilyStory): Promise<Finding> {
  const [mother] = story.family.parents;
  const typed = `${mother?.name.first.slice(0, 1)}. ${mother?.name.last}`.replaceAll('ё', 'е').toLowerCase();
  const path = `/bank/families?q=${encodeURIComponent(typed)}&limit=500`;
  const found = await client.get(`secretary-${story.district.key}`, path);
  const search = differences();
  const ids = itemsOf(found).map(({ familyId }) => familyId);
  search.holds(`"${typed}" does not find the family`, ids.includes(story.family.familyId));
  search.holds('the search finds everybody', Number(found['total']) < 60);
  const names = itemsOf(found)
    .slice(0, 3)
    .map(({ name }) => JSON.stringify(name));
  return {
    question: `GET /bank/families?q=${typed} (secretary-${story.district.key})`,
    answer: `${String(found['total'])} found: ${names.join(', ')}`,
    faults: search.faults,
  };
}

/** Card and history of one family. */
export const askFamily: Question = async ({ client, stories, on }) => {
  const story = oneOf(stories);
  const { familyId } = story.family;
  const as = `secretary-${story.district.key}`;
  const card = await client.get(as, `/families/${familyId}`);
  const judged = differences();
  const subjects = card['subjects'] as readonly { readonly state: string }[];
  const registered = subjects.filter(({ state }) => state === 'SUBJECT_REGISTERED').length;
  judged.same('subjects on the register', story.spells.filter(({ to }) => to === null).length, registered);
  const states = card['states'] as Readonly<Record<string, unknown>>;
  judged.same('main state', 'REGISTERED', states['main']);
  const members = card['members'] as readonly unknown[];
  judged.same('members', story.family.parents.length + story.family.children.length, members.length);

  const history = await client.get(as, `/families/${familyId}/history?limit=500`);
  const kept = differences();
  kept.same('events', historyLength(story, on), history['total']);
  kept.same('items', historyLength(story, on), itemsOf(history).length);
  const last = itemsOf(history).at(-1);
  return [
    {
      question: `GET /families/${familyId} (${as})`,
      answer: `${String(states['main'])}, ${registered} subjects, ${members.length} members, revision ${String(card['revision'])}`,
      faults: judged.faults,
    },
    {
      question: `GET /families/${familyId}/history`,
      answer: `${String(history['total'])} events, last ${String(last?.['type'])} of ${String(last?.['occurredOn'])}`,
      faults: kept.faults,
    },
  ];
};

/** What the register's events sum up to, over all families: a sample's histories against the answers to its commands. */
export const askHistories: Question = async ({ client, stories, played, on }) => {
  const judged = differences();
  judged.same(
    'events of all answers',
    stories.reduce((sum, story) => sum + eventsOf(story), 0),
    played.events,
  );
  judged.same(
    'corrections',
    stories.reduce((sum, { corrections }) => sum + corrections.length, 0),
    played.corrected,
  );
  const sample = stories.filter((story, index) => index % 10 === 0 || historyLength(story, on) > eventsOf(story));
  for (const story of sample) {
    const path = `/families/${story.family.familyId}/history?limit=1`;
    const { total } = await client.get(`secretary-${story.district.key}`, path);
    judged.same(`events of family ${story.family.number}`, historyLength(story, on), total);
  }
  const tasks = sample.reduce((sum, story) => sum + comingsOfAge(story, on), 0);
  return [
    {
      question: `histories of ${sample.length} families`,
      answer: `${played.events} events in ${played.families} families, ${played.corrected} corrections, ${tasks} children came of age`,
      faults: judged.faults,
    },
  ];
};
