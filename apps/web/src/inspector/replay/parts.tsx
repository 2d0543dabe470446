import { useReplayTexts } from './texts';
import classes from './replay.module.css';

const PARTS = ['missed', 'timeline', 'proof', 'reads'] as const;

/** What stands further down the page, to go there at once. */
export function Parts() {
  const t = useReplayTexts();
  return (
    <nav className={`${classes.parts} no-print`} aria-label={t('parts')}>
      {PARTS.map((part) => (
        <a key={part} href={`#${part}`}>
          {t(part)}
        </a>
      ))}
    </nav>
  );
}
