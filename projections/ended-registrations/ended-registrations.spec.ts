import { familyView } from '@kurator/family';
import { FAMILY, played, registered, sent, world, type Sent } from '../../libs/family/src/testing';
import { resolutionOn, SON } from '../../libs/family/src/shared/examples';
import { endedRegistrations } from './index';

const rows = (...story: readonly Sent[]) => {
  const { documents } = endedRegistrations.render(familyView(FAMILY, played(story), world));
  return documents['ended-registrations']?.map(({ personId, until }) => [personId, until]);
};
const leave = (on: string) =>
  sent(
    'deregister',
    { subjects: [{ kind: 'MINOR', personId: SON, ground: 'MD-05' }], resolution: resolutionOn(on, on) },
    on,
  );
const again = (on: string) =>
  sent(
    'recognise-sop',
    { subjects: [{ kind: 'MINOR', personId: SON, grounds: ['MG-01'] }], resolution: resolutionOn(on, on) },
    on,
  );

describe('ended registrations', () => {
  it('are none while the minor is on the register', () => expect(rows(...registered)).toEqual([]));
  it('stay, each with its day, also when the minor came again in the same case', () => {
    expect(rows(...registered, leave('2026-04-01'))).toEqual([[SON, '2026-04-01']]);
    expect(rows(...registered, leave('2026-04-01'), again('2026-05-05'), leave('2026-08-10'))).toEqual([
      [SON, '2026-04-01'],
      [SON, '2026-08-10'],
    ]);
  });
});
