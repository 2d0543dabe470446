import { familyView } from '@kurator/family';
import { FAMILY, played, registered, reported, sent, world, type Sent } from '../../libs/family/src/testing';
import { comingOfAge } from './index';

const SON = 'b24e0000-0000-4000-8000-000000000002';
const leaving = [
  { kind: 'FAMILY', ground: 'FD-06' },
  { kind: 'MINOR', personId: SON, ground: 'MD-05' },
];
const rows = (...commands: readonly Sent[]) =>
  comingOfAge.render(familyView(FAMILY, played(commands), world)).documents['comings-of-age'];

it('names each minor of a registered family with the 18th birthday, and no adult', () => {
  expect(rows(...registered)).toEqual([
    { id: `${FAMILY}/${SON}`, familyId: FAMILY, municipality: '88705000', personId: SON, on: '2032-05-20' },
  ]);
});

it.each<[string, readonly Sent[]]>([
  ['that is not registered', [reported]],
  ['that has left by then', [...registered, sent('deregister', { subjects: leaving })]],
  ['of a minor who has died', [...registered, sent('record-person-details', { diedOn: '2026-07-01' })]],
  ['whose task is raised', [...registered, sent('raise-coming-of-age')]],
])('has nothing to do for a family %s', (_what, commands) => {
  expect(rows(...commands)).toEqual([]);
});

it('is asked again when the birthday is corrected', () => {
  const raised = [...registered, sent('raise-coming-of-age')];
  const corrected = sent('record-person-details', { birthDate: '2014-06-20' });
  expect(rows(...raised, corrected)).toMatchObject([{ on: '2032-06-20' }]);
});

it('keeps a birthday that passed while the family was registered, though it has left since', () => {
  const late = sent('deregister', { subjects: leaving }, '2032-06-01');
  expect(rows(...registered, late)).toMatchObject([{ on: '2032-05-20' }]);
});
