import { builtInProfiles, checkedProfile } from './built-in';

describe('the regulations that ship', () => {
  it.each(builtInProfiles.map((profile) => [profile.profileId, profile] as const))(
    '%s may be published',
    (id, profile) => {
      expect(checkedProfile(profile).profileId).toBe(id);
    },
  );

  it('a broken one is named with its place', () => {
    const [first] = builtInProfiles;
    expect(() => checkedProfile({ ...first, timezone: 'Nowhere/None' })).toThrow('timezone');
  });
});
