import { reject, type LocalDate, type Rejection } from '@kurator/kernel';
import { profilePublished } from '../events';
import { parseProfile } from '../profile/parse-profile';
import { isProfileErrors, wrong, type ProfileError } from '../profile/profile-errors';
import { streamDraft, streamUseCase } from '../streams/stream-kind';
import type { Profile } from '../types';
import { publishedVersion, wholeProfile, type Base } from './overlay';

const invalid = (errors: readonly ProfileError[]): Rejection => ({ ...reject('PROFILE_INVALID'), errors });

/** A version that says it held before the one that it follows: what was law by then would be told anew (4.4 (d)). */
function wrongStart({ validFrom }: Profile, before: Profile | null): readonly ProfileError[] {
  const since = before?.validFrom ?? null;
  if (validFrom === null || since === null || validFrom >= since) return [];
  return [
    wrong('validFrom', 'CONTRADICTION', [
      `Версия не может действовать раньше предыдущей: та действует с ${since}`,
      `A version cannot hold before the one that it follows, which holds from ${since}`,
    ]),
  ];
}

/** The id of the address, and the number that follows the newest version. */
function wrongNames({ profileId, profileVersion }: Profile, id: string, newest: number): readonly ProfileError[] {
  const next = newest + 1;
  const wrongId = wrong('profileId', 'ID', [
    `В адресе назван регламент «${id}»`,
    `The address names the profile "${id}"`,
  ]);
  const wrongVersion = wrong('profileVersion', 'VERSION', [
    `Следующая версия этого регламента — ${next}`,
    `The next version of this profile is ${next}`,
  ]);
  return [...(profileId === id ? [] : [wrongId]), ...(profileVersion === next ? [] : [wrongVersion])];
}

/**
 * From when a version holds: the day that it names, but no new version before the day of its publication. What ran by
 * then keeps the law that it began with (spec 4.4 (a), (d)).
 */
function heldFrom({ validFrom }: Profile, newest: number, publishedOn: LocalDate): LocalDate | null {
  if (newest === 0) return validFrom;
  return validFrom !== null && validFrom > publishedOn ? validFrom : publishedOn;
}

interface Checked {
  readonly profile: Profile;
  readonly base: Base | null;
}

function checked(
  json: Readonly<Record<string, unknown>>,
  { id, newest, profiles }: { readonly id: string; readonly newest: number; readonly profiles: readonly Profile[] },
): Checked | readonly ProfileError[] {
  const whole = wholeProfile(json, profiles);
  if (isProfileErrors(whole)) return whole.errors;
  const profile = parseProfile(whole.profile);
  if (isProfileErrors(profile)) return profile.errors;
  const misnamed = [...wrongNames(profile, id, newest), ...wrongStart(profile, publishedVersion(profiles, id))];
  return misnamed.length > 0 ? misnamed : { profile, base: whole.base };
}

const isChecked = (result: Checked | readonly ProfileError[]): result is Checked => 'profile' in result;

/** C48: Publish a regulation profile, whole or laid over another one. The body is the profile. */
export const publishProfile = streamUseCase({
  name: 'publish-profile',
  number: 'C48',
  title: { ru: 'Опубликовать регламент', en: 'Publish a regulation profile' },
  body: {},
  whole: 'ProfileToPublish',
  emits: [profilePublished.name],
  gathers: ['profiles'],
  example: {
    profileId: 'MARIEL-TOWN',
    profileVersion: 1,
    title: 'Порядок работы города (наложение на региональный)',
    document: 'Постановление администрации города (вымышленное)',
    territorialLevel: 'CITY',
    extends: 'MARIEL',
    deadlines: {
      surveyOrdered: {
        rule: 'DL-06',
        status: 'TERM',
        clause: '2.1',
        term: { unit: 'working_day', value: 2 },
      },
    },
  },
  decide: (json, _facts, c) => {
    const { profiles } = c.gathered;
    const newest = publishedVersion(profiles, c.id)?.profileVersion ?? 0;
    const result = checked(json, { id: c.id, newest, profiles });
    if (!isChecked(result)) return invalid(result);
    const { base } = result;
    const validFrom = heldFrom(result.profile, newest, c.occurredOn);
    const body: Profile = { ...result.profile, validFrom };
    const data = {
      profileId: body.profileId,
      profileVersion: body.profileVersion,
      ...(validFrom === null ? {} : { validFrom }),
      ...(base === null ? {} : { extends: base }),
      body,
    };
    return [streamDraft(profilePublished, c, data)];
  },
});
