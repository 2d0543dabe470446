import { Badge, type Tone } from '../../ui/tone';
import { useFigureTexts } from './texts';

const TONES: Readonly<Record<string, Tone>> = {
  PRELIMINARY: 'soon',
  SUBMITTED: 'accent',
  NOT_CONFIRMED_BY_INSTITUTION: 'late',
  SUMMARISED: 'done',
  RECALCULATED: 'accent',
};
/** How far a quarter is: counted, submitted, summarised. */
export function StatusBadge({ status }: { readonly status: string }) {
  const t = useFigureTexts();
  return <Badge tone={TONES[status] ?? 'calm'}>{t(`status.${status}`)}</Badge>;
}
