import type { ReactNode } from 'react';
import classes from './tone.module.css';

/** How urgent something is. Colour never stands alone: the words say the same. */
export type Tone = 'late' | 'soon' | 'done' | 'calm' | 'accent';

interface ToneProps {
  readonly tone: Tone;
  readonly children: ReactNode;
}
/** A state in words on its colour. */
export const Badge = ({ tone, children }: ToneProps) => (
  <span className={`${classes.badge} ${classes[tone]}`}>{children}</span>
);

interface NoticeProps extends ToneProps {
  readonly title?: ReactNode;
  /** Announced at once by a screen reader. */
  readonly live?: boolean;
}
/** A remark that belongs to what stands below or above it. */
export const Notice = ({ tone, title, live = false, children }: NoticeProps) => (
  <div className={`${classes.notice} ${classes[tone]}`} role={live ? 'alert' : 'note'}>
    {title === undefined ? null : <strong className={classes.noticeTitle}>{title}</strong>}
    <div>{children}</div>
  </div>
);
