import type { Card } from '../../api/types';
import { useCommon } from '../../i18n';
import { ageOn } from '../../ui/dates';
import { Day } from '../../ui/when';
import { useNames } from '../../words/names';
import { nameText } from '../../words/person-name';
import { StateBadge } from '../../words/state-badge';
import { useCardTexts } from './texts';
import classes from './card.module.css';

/** The members' personal fields may be anything: a value, or what stands in the place of a destroyed one. */
interface Member {
  readonly personId: string;
  readonly role: string;
  readonly name?: unknown;
  readonly birthDate?: unknown;
  readonly note?: string;
}

/** Who belongs to the family, and who of them stands on the register. */
export function Members({ card }: { readonly card: Card }) {
  const t = useCardTexts();
  const whole = card.subjects.find(({ kind }) => kind === 'FAMILY');
  return (
    <>
      <ul className={classes.people}>
        {card.members.map((member) => (
          <Person key={member.personId} member={member} card={card} />
        ))}
      </ul>
      {whole === undefined ? null : (
        <p className={classes.whole}>
          {t('familyItself')} <StateBadge region="subject" state={whole.state} />
        </p>
      )}
      {card.addresses.map(({ kind, text }) =>
        typeof text === 'string' ? (
          <p key={kind + text} className={classes.address}>
            <span>{t(`address.${kind}`)}</span> {text}
          </p>
        ) : null,
      )}
    </>
  );
}

function Person({ member, card }: { readonly member: Member; readonly card: Card }) {
  const t = useCardTexts();
  const common = useCommon();
  const names = useNames();
  const { personId, role, name, birthDate, note } = member;
  const born = typeof birthDate === 'string' ? birthDate : null;
  const age = ageOn(born, card.asOf ?? '');
  const subject = card.subjects.find((one) => one.personId === personId);
  return (
    <li>
      <span className={classes.person}>{nameText(name) ?? note ?? common('none')}</span>
      <span className={classes.minor}>
        {names.code(role)}
        {born === null ? null : (
          <>
            , <Day day={born} />
          </>
        )}
        {age === null ? null : `, ${t('age', { count: age })}`}
      </span>
      {subject === undefined ? null : <StateBadge region="subject" state={subject.state} />}
    </li>
  );
}
