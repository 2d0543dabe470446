import { PROFILE_NAMES, registered, reported, sent, under } from '../testing';

const KOCHKI = { profile: 'KOCHKI' } as const;

describe('replace-curator (AS-10)', () => {
  it('stores the resolution and both curators', () => {
    under(KOCHKI, ...registered)
      .when(sent('replace-curator'))
      .then(
        ['resolution-adopted', { decisions: [{ decisionType: 'DT-CURATOR-REPLACE' }] }],
        [
          'curator-replaced',
          {
            old: { agencyId: 'soc-1', officerId: 'off-7' },
            new: { agencyId: 'school-1', officerId: 'off-3' },
            ground: 'CR-03',
          },
        ],
      );
  });

  it.each([
    ['the same agency and officer', { agencyId: 'soc-1', officerId: 'off-7' }],
    ['the same agency', { agencyId: 'soc-1' }],
  ])('refuses %s', (_what, to) => {
    under(KOCHKI, ...registered)
      .when(sent('replace-curator', { new: to }))
      .thenRejected('CURATOR_UNCHANGED', 'new');
  });

  it('takes another officer of the same agency', () => {
    under(KOCHKI, ...registered)
      .when(sent('replace-curator', { new: { agencyId: 'soc-1', officerId: 'off-3' } }))
      .then('resolution-adopted', 'curator-replaced');
  });

  it('refuses an unknown agency, and a family without a curator', () => {
    under(KOCHKI, ...registered)
      .when(sent('replace-curator', { new: { agencyId: 'soc-9' } }))
      .thenRejected('AGENCY_UNKNOWN', 'new.agencyId');
    under(KOCHKI, reported).when(sent('replace-curator')).thenRejected('WRONG_STATE');
  });

  it.each(PROFILE_NAMES)(
    'in %s flags a ground outside the list only where there is one (KOCHKI 4.7, CG-09)',
    (profile) => {
      under({ profile }, ...registered)
        .when(sent('replace-curator', { ground: 'CR-99', groundText: 'Увольнение' }))
        .thenViolates(...(profile === 'KOCHKI' ? [['GROUND_OUTSIDE_LIST', '4.7'] as const] : []));
    },
  );
});
