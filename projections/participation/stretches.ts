import {
  accompaniedEpisodes,
  intervalsOf,
  OPEN_END,
  openEpisode,
  type Episode,
  type FamilyState,
  type FamilyView,
} from '@kurator/family';
import type { LocalDate } from '@kurator/kernel';
import type { DatedChange } from '@kurator/read-models';
import { CAME, GONE } from './taking-part';

const REGION = 'REGION';

/** Agencies that carry out the measures of the programme in force. */
const executorsOf = ({ programme }: Episode): readonly string[] =>
  programme?.state === 'PROG_ACTIVE' ? programme.measures.map(({ executorAgencyId }) => executorAgencyId) : [];

/** Curator, responsible subject and executors of an open case, as far as it has them. */
function ofOpen(episode: Episode | null): readonly (string | undefined | null)[] {
  if (episode === null) return [];
  return [episode.curator?.curator.agencyId, episode.responsibleAgencyId, ...executorsOf(episode)];
}

interface AtWork {
  readonly municipality: string;
  readonly agencies: readonly string[];
}

/**
 * Who works with the family at the end of a day; a case that is only watched afterwards is none. An agency that the
 * directory does not know has no kind and would count nowhere.
 */
function atWork(state: FamilyState): AtWork | null {
  const accompanying = accompaniedEpisodes(state).map(({ level }) => level.institutionId);
  const named = [...ofOpen(openEpisode(state)), ...accompanying].filter((id) => typeof id === 'string');
  const agencies = [...new Set(named)].filter((id) => state.regulation.agency(id) !== null).sort();
  return state.municipality === null || agencies.length === 0 ? null : { municipality: state.municipality, agencies };
}

interface Stretch {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/** Stretches of each agency in each unit: a change of another agency does not end them, a move does not in the region. */
function byAgency(view: FamilyView): ReadonlyMap<string, { unit: string; agency: string; stretches: Stretch[] }> {
  const found = new Map<string, { unit: string; agency: string; stretches: Stretch[] }>();
  for (const { from, to, value } of intervalsOf(view, { valueOf: atWork }))
    for (const agency of value.agencies)
      for (const unit of [value.municipality, REGION]) {
        const own = found.get(`${unit}/${agency}`) ?? { unit, agency, stretches: [] };
        const last = own.stretches.at(-1);
        if (last?.to === from) own.stretches[own.stretches.length - 1] = { from: last.from, to };
        else own.stretches.push({ from, to });
        found.set(`${unit}/${agency}`, own);
      }
  return found;
}

/** The family's agencies as dated changes. Pure. */
export const agencyStretches = (view: FamilyView): readonly DatedChange[] =>
  [...byAgency(view).values()].flatMap(({ unit, agency, stretches }) =>
    stretches.flatMap(({ from, to }) => [
      { unit, key: `${CAME}${agency}`, date: from, n: 1 },
      ...(to === OPEN_END ? [] : [{ unit, key: `${GONE}${agency}`, date: to, n: 1 }]),
    ]),
  );
