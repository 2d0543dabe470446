import { Link } from 'react-router';
import { codeOf } from '../../api/problem';
import type { Values } from '../../forms/schema';
import { Notice } from '../../ui/tone';
import { useNames } from '../../words/names';
import { useKnown } from './known-people';
import { useJournalTexts } from './texts';

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
            {familyId === undefined ? (
              names.agency(commissionId)
            ) : (
              <Link to={`/families/${familyId}`}>{t('ownFamily')}</Link>
            )}
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
