import { addMonths, date, opt, type LocalDate } from '@kurator/kernel';
import type { Profile } from '@kurator/regulation';
import { controlVisitActIssued } from '../catalogue/control';
import { draft, envelope, useCase } from '../shared/drafts';
import { MEASURE } from '../shared/examples';
import { ruleClause, violationIf } from '../shared/violations';
import { currentEpisode, type FamilyState } from '../state';

/** Months of accompaniment before the control visit; null where none is regulated (IRKUTSK 29). */
function waiting(profile: Profile): number | null {
  const rule = profile.deadlines['controlVisitAct'];
  return rule === undefined || rule === 'NOT_REGULATED' ? null : (rule.term?.after ?? null);
}

/** The first day of an act in time: counted from the accompaniment, else from the registration (CG-52). */
function earliest(state: FamilyState, profile: Profile): LocalDate | null {
  const episode = currentEpisode(state);
  const from = episode?.accompaniedFrom ?? episode?.registeredOn ?? null;
  const months = waiting(profile);
  return from === null || months === null ? null : addMonths(from, months);
}

/** C30: the institution's staff visited the family and drew up the act: better or worse (IRKUTSK 29); meets DL-25. */
export const issueControlAct = useCase({
  name: 'issue-control-act',
  number: 'C30',
  title: { ru: 'Составить акт контроля', en: 'Issue a control act' },
  body: { ...controlVisitActIssued.fields, issuedOn: opt(date()) },
  emits: ['control-visit-act-issued'],
  example: {
    occurredOn: '2026-06-25',
    actNo: '5',
    visitedOn: '2026-06-24',
    issuedOn: '2026-06-25',
    measuresState: [{ measureId: MEASURE, state: 'DONE' }],
    situation: 'IMPROVED',
    conclusions: 'Мероприятия выполняются, обстановка улучшилась',
  },
  decide: (sent, state, c) => {
    const issuedOn = sent.issuedOn ?? c.occurredOn;
    const first = earliest(state, c.profile);
    const early = first !== null && issuedOn < first;
    return [
      draft(controlVisitActIssued, envelope(state, c), {
        data: { ...sent, issuedOn },
        violations: violationIf(early, 'CONTROL_ACT_EARLY', ruleClause(c.profile, 'controlVisitAct')),
      }),
    ];
  },
});
