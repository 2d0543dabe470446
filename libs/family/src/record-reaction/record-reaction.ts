import { familyReactionRecorded } from '../catalogue/monitoring';
import { records } from '../shared/drafts';
import { MOTHER } from '../shared/examples';

/** C28: how the family, or one of its members, takes the help at a stage; once for each stage. */
export const recordReaction = records(familyReactionRecorded, {
  name: 'record-reaction',
  number: 'C28',
  title: { ru: 'Отметить реакцию семьи', en: "Record the family's reaction" },
  example: { occurredOn: '2026-03-10', stage: 'ST-1', form: 'RF-04', memberId: MOTHER },
});
