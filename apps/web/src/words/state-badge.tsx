import { Badge, type Tone } from '../ui/tone';
import { useStateTexts, type Region } from './state-texts';

/** States that ask for something, and those that are well; every other is calm. */
const TONES: Readonly<Record<string, Tone>> = {
  AWAITING_DECISION: 'soon',
  UNDER_VERIFICATION: 'soon',
  SURVEYED: 'soon',
  REPORTED: 'soon',
  REGISTERED: 'accent',
  TZHS_ACCOMPANIED: 'accent',
  UNDER_PATRONAGE_AFTER: 'accent',
  SUBJECT_REGISTERED: 'accent',
  PROG_ACTIVE: 'accent',
  PROG_SUBMITTED: 'soon',
  PROG_COMPLETED: 'done',
  CUR_REPLACEMENT_REQUESTED: 'soon',
  LVL_OVERDUE: 'late',
  OVERDUE: 'late',
  MET_LATE: 'soon',
  MET: 'done',
  DONE: 'done',
  DONE_LATE: 'soon',
  NOT_DONE: 'late',
  RUNNING: 'accent',
};

interface StateBadgeProps {
  readonly region: Region;
  readonly state: string;
}
/** A state of spec 3.2 or of a duty in words on its colour. */
export function StateBadge({ region, state }: StateBadgeProps) {
  const t = useStateTexts();
  return <Badge tone={TONES[state] ?? 'calm'}>{t(`${region}.${state}`)}</Badge>;
}
