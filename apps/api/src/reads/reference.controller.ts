import { accessTo, inTerritory, ROLES, roleNames, type Viewer } from '@kurator/access';
import { allTitles, classifier, classifierIds, ruleKeys, ruleTitles, type Regulation } from '@kurator/regulation';
import { Controller, Get, Inject, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Allowed } from '../http/route';
import { PARTS, type ApiParts } from '../parts';
import { eventTitles } from '../register/shapes';
import { asked } from './ask';

/** Everything of a release that has a code and a name. */
const WORDS = {
  items: classifierIds().flatMap((id) => classifier(id) ?? []),
  eventTypes: eventTitles(),
  rules: ruleKeys().map((ruleKey) => ({ ruleKey, title: ruleTitles(ruleKey) })),
  roles: roleNames.map((role) => ({ role, title: { ru: ROLES[role] } })),
};
const COMMISSION_KIND = 'AG-01';

/** What a page needs to show names instead of codes and ids; nothing of it is about a family. */
@Controller('api/v1')
export class ReferenceController {
  constructor(@Inject(PARTS) private readonly parts: ApiParts) {}

  @Get('classifiers')
  @Allowed('classifiers')
  classifiers() {
    return WORDS;
  }

  @Get('field-titles')
  @Allowed('field-titles')
  fieldTitles() {
    return allTitles;
  }

  @Get('directory')
  @Allowed('directory')
  directory(@Req() request: FastifyRequest) {
    const { params, viewer } = asked(request, 'directory');
    return directoryOf(this.parts.regulation(), viewer, params.municipality);
  }
}

/**
 * Who is who: every municipality and commission of the region by name, because families move between them; agencies and
 * officers of the viewer's territory, those who left included, because histories name them.
 * @param only one municipality for agencies and officers
 */
function directoryOf(regulation: Regulation, viewer: Viewer, only: string | undefined) {
  const isShown = (oktmo: string): boolean => inTerritory(viewer, oktmo) && (only === undefined || only === oktmo);
  const agencies = regulation.agencies();
  const own = new Set(agencies.filter(({ municipality }) => isShown(municipality)).map(({ agencyId }) => agencyId));
  const namesOfficers = accessTo('directory', viewer) === 'R';
  return {
    municipalities: regulation.municipalities().map((one) => ({ ...one, inTerritory: inTerritory(viewer, one.oktmo) })),
    agencies: agencies.filter(({ agencyId, kind }) => own.has(agencyId) || kind === COMMISSION_KIND),
    officers: namesOfficers ? regulation.officers().filter(({ agencyId }) => own.has(agencyId)) : [],
  };
}
