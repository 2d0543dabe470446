import { to, type ActionRule } from './action-rule';
import { roleNames, WORKERS } from './roles';

/** The register itself, and what names its codes and ids: nothing of a family. */
export const SERVICE_ACTIONS = {
  'directory-import': {
    route: 'POST /directory/imports',
    territory: 'NONE',
    access: { ADMINISTRATOR: 'W' },
    clause: 'api.md The directory',
  },
  rebuild: {
    route: 'POST /read-models/rebuild',
    territory: 'NONE',
    access: { ADMINISTRATOR: 'W' },
    clause: 'issue 5: the read models built anew; no personal data in the answer',
  },
  clock: { route: 'PUT /clock', territory: 'NONE', access: { ADMINISTRATOR: 'W' }, clause: 'api.md Starting it' },
  classifiers: {
    route: 'GET /classifiers',
    territory: 'NONE',
    access: to(roleNames, 'A'),
    clause: '6; no personal data',
  },
  directory: {
    route: 'GET /directory',
    territory: 'NONE',
    access: {
      ...to([...WORKERS, 'REGIONAL_SECRETARY', 'MINISTRY_OPERATOR', 'INSPECTOR'], 'R'),
      ...to(['MINISTRY_ANALYST', 'ADMINISTRATOR'], 'A'),
    },
    clause: 'api.md The directory; agencies and officers of the own territory, A without officers',
  },
  profiles: { route: 'GET /profiles', territory: 'NONE', access: to(roleNames, 'A'), clause: 'api.md The directory' },
  profile: {
    route: 'GET /profiles/{profileId}',
    territory: 'NONE',
    access: to(roleNames, 'A'),
    clause: 'api.md The directory',
  },
  rule: {
    route: 'GET /profiles/{profileId}/rules/{ruleKey}',
    territory: 'NONE',
    access: to(roleNames, 'A'),
    clause: 'issue 6: what the law says of one duty; no personal data',
  },
  'field-titles': {
    route: 'GET /field-titles',
    territory: 'NONE',
    access: to(roleNames, 'A'),
    clause: 'issue 6: names of fields and of their values; no personal data',
  },
  me: { route: 'GET /auth/me', territory: 'NONE', access: to(roleNames, 'OWN'), clause: 'api.md Signing in' },
  'session-end': {
    route: 'DELETE /auth/session',
    territory: 'NONE',
    access: to(roleNames, 'OWN'),
    clause: 'issue 6: signing out of the page; ends this session alone',
  },
  password: {
    route: 'POST /auth/password',
    territory: 'NONE',
    access: to(roleNames, 'OWN'),
    clause: 'api.md Signing in',
  },
} as const satisfies Readonly<Record<string, ActionRule>>;
