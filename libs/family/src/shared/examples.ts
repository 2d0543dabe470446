/** Synthetic values that examples of commands share. Visibly nobody: names are "Тестов", ids count up. */
export const MOTHER = '6a1c0000-0000-4000-8000-000000000001';
export const SON = 'b24e0000-0000-4000-8000-000000000002';
export const PROGRAMME = '7f000000-0000-4000-8000-000000000003';
export const MEASURE = '7f000000-0000-4000-8000-000000000004';
export const EMERGENCY = '7f000000-0000-4000-8000-000000000006';
export const EVENT = '5e000000-0000-5000-8000-000000000005';

export const MEASURE_EXAMPLE = {
  measureId: MEASURE,
  helpKind: 'HK-05',
  title: 'Оформление пособия',
  content: 'Помощь в сборе документов',
  executorAgencyId: 'soc-1',
  executorOfficerId: 'off-7',
  dueOn: '2026-05-31',
  addressee: { kind: 'FAMILY' },
};

export const RESOLUTION = {
  number: '7/2',
  adoptedOn: '2026-02-17',
  sessionOn: '2026-02-17',
  commissionId: 'kdn-1',
  chairOfficerId: 'off-1',
};
export const VOTES = { membersTotal: 11, present: 9, for: 8, against: 0, abstained: 1, castingVoteUsed: false };
export const resolutionOn = (number: string, day: string) => ({
  ...RESOLUTION,
  number,
  adoptedOn: day,
  sessionOn: day,
});
