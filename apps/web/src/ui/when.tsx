import { useCommon } from '../i18n';
import { dayText, daysBetween } from './dates';

/** A day of the calendar as `17.02.2026`; nothing when there is none. */
export const Day = ({ day }: { readonly day: string | null | undefined }) =>
  day === null || day === undefined ? null : <time dateTime={day}>{dayText(day)}</time>;

interface DueProps {
  readonly day: string;
  /** The register's today. */
  readonly on: string;
}
/** A due day, and how far it is from today in words. */
export function Due({ day, on }: DueProps) {
  const t = useCommon();
  const left = daysBetween(on, day);
  const near = { '-1': t('date.yesterday'), '0': t('date.today'), '1': t('date.tomorrow') }[String(left)];
  return (
    <>
      <Day day={day} />{' '}
      <small>
        {near ??
          (left < 0
            ? t('date.ago', { days: t('days', { count: -left }) })
            : t('date.in', { days: t('days', { count: left }) }))}
      </small>
    </>
  );
}
