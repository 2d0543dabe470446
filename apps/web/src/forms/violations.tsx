import type { Violation } from '../api/types';
import { dayText } from '../ui/dates';
import { Notice } from '../ui/tone';
import { clauseText } from '../words/clause';
import { remarkText } from '../words/remarks';
import { useNames } from '../words/names';
import { useFormTexts } from './texts';

/** What the law says about something that was recorded: late terms and soft guards, each with its clause. */
export function Violations({ items }: { readonly items: readonly Violation[] }) {
  const t = useFormTexts();
  const names = useNames();
  if (items.length === 0) return null;
  return (
    <Notice tone="soon" title={t('doneNote')}>
      <ul style={{ margin: 0, paddingLeft: 18 }}>
        {items.map(({ guard, ruleKey, clause, text, effectiveDue, metOn }, index) => (
          <li key={index}>
            {text === undefined ? names.rule(ruleKey ?? guard ?? '') : remarkText(guard ?? '', text)}
            {typeof effectiveDue === 'string' && metOn !== undefined
              ? `. ${t('lateBy', { due: dayText(effectiveDue), met: dayText(metOn) })}`
              : null}{' '}
            ({t('clause', { clause: clauseText(clause) })})
          </li>
        ))}
      </ul>
    </Notice>
  );
}
