import { useQuery } from '@tanstack/react-query';
import { answered, api } from '../../api/client';
import type { components } from '../../api/schema.gen';
import { DataTable, type Column } from '../../ui/data-table';
import { Section } from '../../ui/page';
import { useNames } from '../../words/names';
import { useWorkTexts } from './texts';

type Reminder = components['schemas']['Reminders']['lists'][number]['reminders'][number];

/** `GET /reminders`: whom the register has reminded today, of how much. Nothing is shown on a day without any. */
export function Reminders() {
  const t = useWorkTexts();
  const names = useNames();
  const { data } = useQuery({
    queryKey: ['list', 'reminders'],
    queryFn: ({ signal }) => answered(api.GET('/api/v1/reminders', { signal })),
  });
  const rows = (data?.lists ?? []).flatMap(({ reminders }) => reminders);
  if (rows.length === 0) return null;
  const columns: readonly Column<Reminder>[] = [
    { key: 'who', title: t('who'), kind: 'strong', cell: ({ officerId, agencyId }) => whoOf(officerId, agencyId) },
    { key: 'today', title: t('part.today'), kind: 'number', cell: ({ dueToday }) => dueToday.length },
    { key: 'late', title: t('becameLate'), kind: 'number', cell: ({ becameLate }) => becameLate.length },
  ];
  const whoOf = (officerId: string | null, agencyId: string | null): string => {
    if (officerId !== null) return names.officer(officerId);
    return agencyId === null ? t('nobody') : names.agency(agencyId);
  };
  return (
    <Section title={t('reminded')}>
      <DataTable
        label={t('reminded')}
        columns={columns}
        rows={rows}
        rowKey={({ officerId, agencyId }) => `${officerId}/${agencyId}`}
      />
    </Section>
  );
}
