import { familyView } from '@kurator/family';
import { FAMILY, NEIGHBOUR, played, registered, sent, TOWNS, world, type Sent } from '../../libs/family/src/testing';
import { MEASURE_EXAMPLE } from '../../libs/family/src/shared/examples';
import { participation, takingPart } from './index';

/** Agencies at work in a unit in a period, from the sums as a store would give them. */
function at(story: readonly Sent[], unit: string, [from, to]: readonly [string, string]): readonly string[] {
  const changes = participation.render(familyView(FAMILY, played(story), world)).changes ?? [];
  const sums = (within: (date: string) => boolean) => {
    const found = new Map<string, number>();
    for (const one of changes)
      if (one.unit === unit && within(one.date)) found.set(one.key, (found.get(one.key) ?? 0) + one.n);
    return found;
  };
  const [first, later] = [sums((date) => date <= from), sums((date) => date > from && date <= to)];
  return [...takingPart(first, later)].sort();
}
const inRegion = (story: readonly Sent[], from: string, to = from) => at(story, 'REGION', [from, to]);

const measure = (executorAgencyId: string) => ({ measures: [{ ...MEASURE_EXAMPLE, executorAgencyId }] });
const withProgramme = [
  ...registered,
  sent('draft-programme', measure('school-1')),
  sent('submit-programme'),
  sent('approve-programme'),
];
const leave = sent('deregister', {
  subjects: [
    { kind: 'FAMILY', ground: 'FD-06' },
    { kind: 'MINOR', personId: 'b24e0000-0000-4000-8000-000000000002', ground: 'MD-05' },
  ],
});

describe('agencies at work with families (ST-20 to ST-22)', () => {
  it('are the responsible subject and the curator from the recognition on', () => {
    const story = [...registered.slice(0, -1), sent('recognise-sop', { responsibleAgencyId: 'soc-2' })];
    expect(inRegion(story, '2026-02-16')).toEqual([]);
    expect(inRegion(story, '2026-02-17')).toEqual(['soc-1', 'soc-2']);
  });

  it('are executors while the programme is in force, from its approval and not from its draft', () => {
    const approvedOn = withProgramme.at(-1)?.on ?? '';
    expect(inRegion(withProgramme, '2026-02-28')).toEqual(['soc-1']);
    expect(inRegion(withProgramme, approvedOn)).toEqual(['school-1', 'soc-1']);
    const completed = [...withProgramme, sent('complete-programme', {}, '2026-08-01')];
    expect(inRegion(completed, '2026-07-31')).toEqual(['school-1', 'soc-1']);
    expect(inRegion(completed, '2026-08-01')).toEqual(['soc-1']);
    expect(inRegion(completed, '2026-01-01', '2026-12-31')).toEqual(['school-1', 'soc-1']);
  });

  it('take part in every year that they work on a day of, and in none after the case is closed', () => {
    const story = [...withProgramme, { ...leave, on: '2027-01-10' }];
    expect(inRegion(story, '2026-01-01', '2026-12-31')).toEqual(['school-1', 'soc-1']);
    expect(inRegion(story, '2027-01-01', '2027-12-31')).toEqual(['school-1', 'soc-1']);
    expect(inRegion(story, '2027-01-10', '2027-12-31')).toEqual([]);
    expect(inRegion(story, '2028-01-01', '2028-12-31')).toEqual([]);
  });

  it('accompany a family beyond its deregistration (5.1.5)', () => {
    const accompanied = sent('start-accompaniment', { institutionId: 'soc-2' }, '2026-03-02');
    const story = [...registered, accompanied, { ...leave, on: '2026-09-01' }];
    expect(inRegion(story, '2026-10-01', '2026-12-31')).toEqual(['soc-2']);
  });

  it('work on in the region through a move, which ends and begins it in the units only', () => {
    const story = [...registered, sent('initiate-transfer'), sent('accept-transfer')];
    const moved = story.at(-1)?.on ?? '';
    expect(at(story, TOWNS.MARIEL, [moved, '2028-01-01'])).toEqual([]);
    expect(at(story, NEIGHBOUR, [moved, moved])).toEqual(['soc-1']);
    const told = participation.render(familyView(FAMILY, played(story), world)).changes ?? [];
    expect(told.filter(({ unit }) => unit === 'REGION')).toHaveLength(1);
  });

  it('are those of the directory: nobody else has a kind to be counted under', () => {
    const story = [
      ...registered,
      sent('draft-programme', measure('nowhere-1')),
      sent('submit-programme'),
      sent('approve-programme'),
    ];
    expect(inRegion(story, '2026-12-31')).toEqual(['soc-1']);
  });
});
