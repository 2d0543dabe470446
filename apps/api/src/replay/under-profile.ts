import type { Profile, Regulation } from '@kurator/regulation';

/** The same world under one regulation: whatever was judged by another is judged by this one. */
export const underProfile = (regulation: Regulation, profile: Profile): Regulation => ({
  ...regulation,
  profileOf: () => profile,
  profile: () => profile,
});

/** The newest version of a regulation; null when there is none of that id. */
export const newestVersion = (profiles: readonly Profile[], profileId: string): Profile | null =>
  profiles
    .filter((profile) => profile.profileId === profileId)
    .reduce<Profile | null>(
      (newest, one) => (newest !== null && newest.profileVersion >= one.profileVersion ? newest : one),
      null,
    );
