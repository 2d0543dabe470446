import { Controller, Get, Inject, Req } from '@nestjs/common';
import { ruleInWords, type Profile } from '@kurator/regulation';
import type { FastifyRequest } from 'fastify';
import { Problem } from '../http/problem';
import { Allowed } from '../http/route';
import { PARTS, type ApiParts } from '../parts';
import { asked } from './ask';

/** The newest version of each regulation that is in force on a day; without a day every version. */
function profilesOn(all: readonly Profile[], asOf: string | undefined): readonly Profile[] {
  if (asOf === undefined) return all;
  const inForce = all.filter(({ validFrom, validTo }) => (validFrom ?? '') <= asOf && (validTo ?? '9999') >= asOf);
  const newer = (one: Profile, other: Profile): boolean =>
    other.profileId === one.profileId && other.profileVersion > one.profileVersion;
  return inForce.filter((one) => !inForce.some((other) => newer(one, other)));
}

/** The regulations that the register knows; they hold no personal data. */
@Controller('api/v1/profiles')
export class ProfilesController {
  constructor(@Inject(PARTS) private readonly parts: ApiParts) {}

  @Get()
  @Allowed('profiles')
  profiles(@Req() request: FastifyRequest) {
    const { asOf } = asked(request, 'profiles').params;
    const items = profilesOn(this.parts.profiles(), asOf).map(
      ({ profileId, profileVersion, title, validFrom, validTo }) => ({
        profileId,
        profileVersion,
        title,
        validFrom,
        validTo,
      }),
    );
    return { items };
  }

  @Get(':profileId')
  @Allowed('profile')
  profile(@Req() request: FastifyRequest) {
    const { profileId, version } = asked(request, 'profile').params;
    return this.found(profileId, version);
  }

  /** What a regulation says of one duty, for those who have it. */
  @Get(':profileId/rules/:ruleKey')
  @Allowed('rule')
  rule(@Req() request: FastifyRequest) {
    const { profileId, ruleKey, version } = asked(request, 'rule').params;
    const profile = this.found(profileId, version);
    const said = ruleInWords(profile, ruleKey);
    if (said === null) throw new Problem(404, 'RULE_NOT_FOUND');
    const { profileVersion, title } = profile;
    return { profileId, profileVersion, title, ruleKey, ...said };
  }

  /** @throws Problem 404 */
  private found(profileId: string, version: number | undefined): Profile {
    const versions = this.parts.profiles().filter((one) => one.profileId === profileId);
    const newest = Math.max(...versions.map((one) => one.profileVersion));
    const found = versions.find((one) => one.profileVersion === (version ?? newest));
    if (found === undefined) throw new Problem(404, 'PROFILE_NOT_FOUND');
    return found;
  }
}
