import { addDays, quarterOf } from '@kurator/kernel';
import { movedIn } from '../recount/parts';
import { DISTRICTS, type District } from '../region/districts';
import type { FamilyStory } from '../story/types';
import { differences, REGION, type Asked, type Finding, type Question } from './finding';

type Figures = Readonly<Record<string, number>>;
type Row = Readonly<Record<string, unknown>>;
type Moved = FamilyStory & { readonly move: NonNullable<FamilyStory['move']> };
const isMoved = (story: FamilyStory): story is Moved => story.move !== null;

const stateIn = (holdings: unknown, { oktmo }: District): unknown =>
  (holdings as readonly Row[]).find(({ municipality }) => municipality === oktmo)?.['state'];

/** Each family that moved stands in the district that took it over; the one that it left knows where it went. */
async function askFamilies({ client }: Asked, moved: readonly Moved[]): Promise<Finding> {
  const judged = differences();
  for (const { family, district, move } of moved) {
    const path = `/families/${family.familyId}`;
    for (const { key } of [district, move.to]) {
      const card = await client.get(`secretary-${key}`, path);
      judged.same(`municipality of family ${family.number} (${key})`, move.to.oktmo, card['municipality']);
      judged.same(`what ${district.key} has of it`, 'TRANSFERRED_OUT', stateIn(card['holdings'], district));
    }
    const before = await client.get(`secretary-${district.key}`, `${path}?asOf=${addDays(move.on, -1)}`);
    judged.same(`municipality of family ${family.number} the day before`, district.oktmo, before['municipality']);
  }
  judged.holds('nobody moved', moved.length > 0);
  return {
    question: 'GET /families/{id} of families that moved (both commissions)',
    answer: `${moved.length} moved between districts`,
    faults: judged.faults,
  };
}

/** Moves of a quarter out of and into each district; in the region they are neither. */
async function askQuarter({ client }: Asked, moved: readonly Moved[], quarter: string): Promise<Finding> {
  const judged = differences();
  const told: string[] = [];
  for (const unit of [...DISTRICTS.map(({ oktmo }) => oktmo), REGION]) {
    const answer = await client.get('ministry', `/statistics/quarters/${quarter}?unit=${unit}`);
    for (const who of ['families', 'minors'] as const) {
      const figures = answer[who] as Figures;
      const left = moved.filter(({ district }) => district.oktmo === unit);
      const came = moved.filter(({ move }) => move.to.oktmo === unit);
      judged.same(`${unit} ${who} outTransfer`, movedIn(left, quarter, who), figures['outTransfer']);
      judged.same(`${unit} ${who} inTransfer`, movedIn(came, quarter, who), figures['inTransfer']);
      if (who === 'families' && figures['outTransfer']) told.push(`${figures['outTransfer']} from ${unit}`);
    }
  }
  return {
    question: `GET /statistics/quarters/${quarter} (moves between districts)`,
    answer: told.join(', '),
    faults: judged.faults,
  };
}

/** Families that moved inside the region: counted once, in two districts one after the other. */
export const askMoves: Question = async (asked) => {
  const moved = asked.stories.filter(isMoved);
  const findings = [await askFamilies(asked, moved)];
  for (const quarter of new Set(moved.map(({ move }) => quarterOf(move.on))))
    findings.push(await askQuarter(asked, moved, quarter));
  return findings;
};
