import { language } from '../../i18n/language';
import { quarterText } from '../../ui/quarters';
import { useStore } from '../../ui/store';
import { useNames } from '../../words/names';
import { REGION } from './place';
import { useFigureTexts } from './texts';

interface PlaceOnPaperProps {
  readonly quarter: string;
  /** Absent: the page is of all territories. */
  readonly unit?: string;
}
/** Which quarter and which territory, on paper, where nothing is chosen. */
export function PlaceOnPaper({ quarter, unit }: PlaceOnPaperProps) {
  const f = useFigureTexts();
  const names = useNames();
  const isRussian = useStore(language) === 'ru';
  const place = unit === undefined || unit === REGION ? f('region') : names.municipality(unit);
  return (
    <span className="only-print">
      {quarterText(quarter, isRussian)}, {place}.{' '}
    </span>
  );
}
