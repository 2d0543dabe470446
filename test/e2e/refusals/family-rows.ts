import { FAMILY, minor, MOTHER, NOBODY, onFamily, session } from './bodies';
import { guard, row, type Row } from './row';

const AT = '2026-03-10T06:00:00Z';
const leaving = (ground: string) => ({ subjects: [{ ...FAMILY, ground }] });
const lost = { membersTotal: 11, present: 9, for: 4, against: 4, abstained: 1, castingVoteUsed: false };

/** Guards of a registered family: its subjects, its commission, its curator and its emergency. */
export const FAMILY_ROWS: readonly Row[] = [
  guard(
    'AGENCY_UNKNOWN',
    'secretary',
    ['known', 'assign-curator', { curator: { agencyId: 'nobody' } }],
    ['curator.agencyId', 'Органа nobody нет в справочнике.'],
  ),
  guard(
    'OFFICER_UNKNOWN',
    'secretary',
    ['known', 'assign-curator', { curator: { agencyId: 'soc-1', officerId: 'off-nobody' } }],
    ['curator.officerId', 'В справочнике территории нет действующего должностного лица off-nobody.'],
  ),
  guard(
    'NOT_YET_18',
    'secretary',
    ['known', 'deregister', { ...session('51/1'), ...leaving('FD-01') }],
    ['subjects[0].ground', 'Основание требует, чтобы на 2026-03-10 исполнилось 18 лет.'],
  ),
  guard(
    'MINOR_REMAINS',
    'secretary',
    ['known', 'deregister', { ...session('51/2'), ...leaving('FD-02') }],
    ['subjects[0].ground', 'На 2026-03-10 в семье ещё есть несовершеннолетние: 1.'],
  ),
  guard(
    'SUBJECT_NOT_REGISTERED',
    'secretary',
    ['known', 'deregister', { ...session('51/3'), subjects: [minor({ ground: 'MD-05' })] }],
    ['subjects[0]', 'На дату решения * не состоит на учёте.'],
  ),
  guard(
    'SUBJECT_ALREADY_REGISTERED',
    'secretary',
    ['known', 'recognise-sop', session('51/4')],
    ['subjects[0]', 'На дату решения семья уже состоит на учёте.'],
  ),
  guard(
    'NO_GROUND',
    'secretary',
    ['known', 'recognise-sop', { ...session('51/5'), subjects: [minor({ grounds: [] })] }],
    ['subjects[0].grounds', 'У субъекта должно быть хотя бы одно основание.'],
  ),
  guard(
    'PERSON_UNKNOWN',
    'secretary',
    ['known', 'recognise-sop', { ...session('51/6'), subjects: [minor({ grounds: ['MG-01'] }, NOBODY)] }],
    ['subjects[0].personId', 'Лицо * не входит в состав семьи.'],
  ),
  guard(
    'NOT_A_MINOR',
    'secretary',
    ['known', 'recognise-sop', { ...session('51/7'), subjects: [minor({ grounds: ['MG-01'] }, MOTHER)] }],
    ['subjects[0].personId', 'На 2026-03-10 лицу * исполнилось 18 лет либо оно не ребёнок этой семьи.'],
  ),
  guard(
    'VOTES_INCONSISTENT',
    'secretary',
    ['known', 'keep-on-register', { ...session('51/8'), votes: { ...lost, for: 3 } }],
    [
      'votes',
      'Подано голосов: 8, присутствовало: 9, в составе: 11. За, против и воздержавшиеся вместе равны присутствующим, а тех не больше состава.',
    ],
  ),
  guard(
    'MAJORITY_MISSING',
    'secretary',
    ['known', 'keep-on-register', { ...session('51/9'), votes: lost }],
    ['votes.for', 'Решение не принято: «за» 4 из 9 присутствующих, нужно больше половины.'],
  ),
  guard(
    'COMMISSION_NOT_COMPETENT',
    'secretary',
    ['known', 'adopt-resolution', { resolution: { ...session('51/10').resolution, commissionId: 'kdn-kochki' } }],
    ['resolution.commissionId', 'Комиссия kdn-kochki не отвечает за муниципалитет 88705000.'],
  ),
  row(
    ['RESOLUTION_NUMBER_USED', 409],
    'secretary-mariel',
    onFamily('two resolutions', 'keep-on-register', {
      ...session('2/1', '2026-03-01'),
      votes: { ...lost, for: 5, against: 3 },
    }),
    ['resolution.number', 'Постановление 2/1 комиссии kdn-mariel уже есть с другими датой или голосами.'],
  ),
  guard(
    'CONSENT_MISSING',
    'secretary',
    ['known', 'withdraw-consent', { consentEventId: NOBODY }],
    ['consentEventId', 'Нужно согласие на обработку персональных данных.'],
  ),
  guard(
    'WRONG_STATE',
    'operator',
    ['known', 'exclude-from-bank', { basis: { resolution: session('51/11').resolution } }],
    [null, 'Факт не мог произойти: ему не предшествует «Сведения включены в банк данных».'],
  ),
  guard(
    'CURATOR_UNCHANGED',
    'secretary',
    ['known', 'replace-curator', { ...session('51/12'), new: { agencyId: 'soc-1', officerId: 'off-7' } }],
    ['new', 'Новый куратор — тот же, что и прежний (soc-mariel).'],
  ),
  guard(
    'LEVEL_UNCHANGED',
    'operator',
    ['known', 'change-level', { to: 'CRISIS' }],
    ['to', 'Семья уже на уровне CRISIS.'],
  ),
  guard(
    'TERM_REVERSED',
    'operator',
    ['known', 'review-level-term', { newPlannedEnd: '2026-03-01' }],
    ['newPlannedEnd', 'Начало 2026-03-10, конец 2026-03-01.'],
  ),
  guard(
    'EMERGENCY_UNKNOWN',
    'guardian',
    ['known', 'establish-no-threat', { occurredAt: AT, emergencyId: NOBODY }],
    ['emergencyId', 'У семьи нет случая *: его открывает сообщение об угрозе или выявление ребёнка.'],
  ),
  guard(
    'EMERGENCY_EXISTS',
    'guardian',
    ['known', 'report-threat', { occurredAt: AT }],
    ['emergencyId', 'Случай * уже открыт: для нового нужен новый номер.'],
  ),
];
