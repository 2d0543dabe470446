import { randomUUID } from 'node:crypto';
import { apiAs } from './api';

/** A family that the commission of Северный recognises without an earlier report: it is counted at once. */
export async function recognised(on: string, last = 'Вымыслова'): Promise<string> {
  const secretary = await apiAs('secretary-sever');
  const { municipalities, officerId } = await secretary.get<{ municipalities: string[]; officerId: string }>(
    '/auth/me',
  );
  const [familyId, mother, son] = [randomUUID(), randomUUID(), randomUUID()];
  const { agencies } = await secretary.get<{ agencies: { agencyId: string; kind: string; municipality: string }[] }>(
    '/directory',
  );
  const own = agencies.filter(({ municipality }) => municipality === municipalities[0]);
  const idOf = (kind: string): string => own.find((one) => one.kind === kind)?.agencyId ?? '';
  await secretary.send(familyId, 'recognise-sop', {
    occurredOn: on,
    resolution: {
      number: `browser-${randomUUID().slice(0, 8)}`,
      adoptedOn: on,
      sessionOn: on,
      commissionId: idOf('AG-01'),
      chairOfficerId: officerId,
    },
    votes: { membersTotal: 11, present: 9, for: 9, against: 0, abstained: 0, castingVoteUsed: false },
    subjects: [
      { kind: 'FAMILY', grounds: ['FG-01'] },
      { kind: 'MINOR', personId: son, grounds: ['MG-01'] },
    ],
    persons: [
      { personId: mother, role: 'KR-01', name: { last, first: 'Квартала' }, birthDate: '1990-01-02' },
      { personId: son, role: 'KR-08', name: { last: 'Вымыслов', first: 'Квартал' }, birthDate: '2016-03-04' },
    ],
    addresses: [],
    dangerLevel: 'MEDIUM',
    categories: ['FC-06'],
    preventiveWorkOrdered: true,
    workTermFrom: on,
    responsibleAgencyId: idOf('AG-03'),
    curator: { agencyId: idOf('AG-03') },
    workingGroup: [],
  });
  return familyId;
}
