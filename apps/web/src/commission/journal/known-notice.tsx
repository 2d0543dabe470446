import { Link } from 'react-router';
import { codeOf } from '../../api/problem';
import { writeDraft } from '../../drafts/drafts';
import type { Values } from '../../forms/schema';
import { useMe } from '../../session/use-session';
import { Notice } from '../../ui/tone';
import { useNames } from '../../words/names';
import { useKnown } from './known-people';
import { useJournalTexts } from './texts';

/** The card, and the form of a message about a family that is known; what was typed goes along. */
function OwnFamily({ familyId, values }: { readonly familyId: string; readonly values: Values }) {
  const t = useJournalTexts();
  const { agencyId } = useMe();
  const { occurredOn, problem, reporter: fromWhom, paperNo } = values;
  const carry = (): void =>
    writeDraft(`register-journal-entry.${familyId}`, {
      ...{ journalHolderId: agencyId, journalKind: 'PRIMARY_INFORMATION' },
      ...{ occurredOn, problem, fromWhom, paperNo },
    });
  return (
    <>
      <Link to={`/families/${familyId}`}>{t('ownFamily')}</Link>,{' '}
      <Link to={`/families/${familyId}/record/register-journal-entry`} onClick={carry}>
        {t('ownMessage')}
      </Link>
    </>
  );
}

/** Warns that the people who are being written down are known already; another commission's family by number alone. */
export function KnownNotice({ values }: { readonly values: Values }) {
  const t = useJournalTexts();
  const names = useNames();
  const { data, error } = useKnown(values);
  if (error !== null && codeOf(error) !== 'VALIDATION_FAILED') return <Notice tone="soon">{t('knownFailed')}</Notice>;
  if (data === undefined || data.items.length === 0) return null;
  return (
    <Notice tone="soon" title={t('known', { count: data.items.length })} live>
      <ul style={{ margin: 0, paddingLeft: 18 }}>
        {data.items.map(({ familyId, commissionId, journal, bankRecordNo, match }, index) => (
          <li key={index}>
            {familyId === undefined ? names.agency(commissionId) : <OwnFamily familyId={familyId} values={values} />}
            {journal === null ? null : `, ${t('journalNo', { no: journal.paperNo ?? journal.no, year: journal.year })}`}
            {bankRecordNo === null ? null : `, ${t('bankNo', { no: bankRecordNo })}`}
            {`: ${t(`match.${match}`)}`}
          </li>
        ))}
      </ul>
      {data.more ? <p style={{ margin: '6px 0 0' }}>{t('knownMore')}</p> : null}
    </Notice>
  );
}
