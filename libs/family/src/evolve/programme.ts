import type { MeasureTerms } from '../shared/structures';
import { preparedProgramme, type Episode, type FamilyState, type ProgrammeState } from '../state';
import { tzhsAdvance, withEpisode, type Step } from './step';

/** The next version is prepared beside the active one, which stays in force until it is replaced. */
const prepared = (episode: Episode, programme: ProgrammeState): Partial<Episode> =>
  episode.programme?.state === 'PROG_ACTIVE' ? { nextProgramme: programme } : { programme };

export const proposalsSubmitted: Step<'programme-proposals-submitted'> = (state) =>
  withEpisode(state, () => ({ collecting: true }));

export const programmeDrafted: Step<'programme-drafted'> = (state, { data }) =>
  withEpisode(state, (e) =>
    prepared(e, {
      programmeId: data.programmeId,
      state: 'PROG_DRAFTED',
      version: data.version,
      measures: data.measures,
      termFrom: null,
      termTo: null,
    }),
  );

const preparing = (state: FamilyState, to: ProgrammeState['state']): FamilyState =>
  withEpisode(state, (e) => {
    const programme = preparedProgramme(e);
    return programme ? prepared(e, { ...programme, state: to }) : {};
  });
export const programmeSubmitted: Step<'programme-submitted'> = (state) => preparing(state, 'PROG_SUBMITTED');
const rejected = tzhsAdvance('TZHS_REJECTED', 'TZHS_APPLIED', 'TZHS_ASSESSED');
/** Refused for good, a family in a difficult life situation is not accompanied (OKTYABRSKY 9.3). */
export const programmeRejected: Step<'programme-rejected'> = (state, { data }) =>
  data.final ? withEpisode(preparing(state, 'PROG_REJECTED'), rejected) : preparing(state, 'PROG_DRAFTED');

const approved = tzhsAdvance('TZHS_PROGRAMME_APPROVED', 'TZHS_APPLIED', 'TZHS_ASSESSED');
export const iprApproved: Step<'IPR-approved'> = (state, { data }) =>
  withEpisode(state.offered.length > 0 ? { ...state, offered: [] } : state, (e) => {
    const programme = preparedProgramme(e);
    const term = { termFrom: data.termFrom, termTo: data.termTo, measures: data.measures };
    return {
      ...approved(e),
      programme: programme && { ...programme, ...term, state: 'PROG_ACTIVE' },
      nextProgramme: null,
    };
  });

const inForce = (state: FamilyState, change: (programme: ProgrammeState) => Partial<ProgrammeState>): FamilyState =>
  withEpisode(state, (e) => ({ programme: e.programme && { ...e.programme, ...change(e.programme) } }));

export const programmeAmended: Step<'programme-amended'> = (state, { data }) =>
  inForce(state, ({ measures }) => {
    const changed = new Map<string, MeasureTerms>(data.changedMeasures.map((m) => [m.measureId, m]));
    const removed = new Set(data.removedMeasures.map((m) => m.measureId));
    const kept = measures.filter((m) => !removed.has(m.measureId)).map((m) => changed.get(m.measureId) ?? m);
    return { version: data.newVersion, measures: [...kept, ...data.addedMeasures] };
  });
export const programmeExtended: Step<'programme-extended'> = (state, { data }) =>
  inForce(state, () => ({ termTo: data.newEnd }));
/** A new day for a measure that was not done is its term from then on. */
export const measureNotDone: Step<'measure-not-done'> = (state, { data }) =>
  inForce(state, ({ measures }) => ({
    measures: measures.map((m) =>
      m.measureId === data.measureId && data.newDueOn !== undefined ? { ...m, dueOn: data.newDueOn } : m,
    ),
  }));
export const programmeCompleted: Step<'programme-completed'> = (state) =>
  inForce(state, () => ({ state: 'PROG_COMPLETED' }));
