import { useCommon } from '../i18n';
import { dayText, daysBetween } from './dates';

/** A day of the calendar as `17.02.2026`; nothing when there is none. */
export const Day = ({ day }: { readonly day: string | null | undefined }) =>
  day === null || day === undefined ? null : <time dateTime={day}>{dayText(day)}</time>;

interface DueProps {
  readonly day: string;
  /** The register's today. */
  readonly on: string;
  /** Only how far it is. */
  readonly short?: boolean;
}
/** A due day, and how far it is from today in words. */
export function Due({ day, on, short = false }: DueProps) {
  const t = useCommon();
  const left = daysBetween(on, day);
  const near = { '-1': t('date.yesterday'), '0': t('date.today'), '1': t('date.tomorrow') }[String(left)];
  const far = t(left < 0 ? 'date.ago' : 'date.in', { days: t('days', { count: Math.abs(left) }) });
  return short ? (
    <>{near ?? far}</>
  ) : (
    <>
      <Day day={day} /> <small>{near ?? far}</small>
    </>
  );
}
