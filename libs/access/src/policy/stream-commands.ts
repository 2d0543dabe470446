import { COMMANDS } from './commands';
import { EVERY_OFFICER, grant, INSTITUTION, SECRETARY, type CommandGrant } from './grant';
import type { Role } from './roles';

const MINISTRY: readonly Role[] = ['MINISTRY_OPERATOR'];

/** Who keeps the directory (`api.md`, The directory). */
const DIRECTORY: readonly Role[] = ['ADMINISTRATOR', 'MINISTRY_OPERATOR'];

/** One row per command on anything that is no family (spec C42, C43, C47, C48). */
export const STREAM_COMMANDS: Readonly<Record<string, CommandGrant>> = {
  'request-information': grant('C42', EVERY_OFFICER, MINISTRY),
  'answer-information': grant('C42', INSTITUTION, MINISTRY),
  'refuse-information': grant('C42', INSTITUTION, MINISTRY),
  'reconcile-list': grant('C43', SECRETARY),
  'send-municipal-list': grant('C43', SECRETARY),
  'form-republican-list': grant('C43', ['REGIONAL_SECRETARY'], MINISTRY),
  // УСЗН or ЦСОН (BORODINO 2.2 (4)): the institution, or an officer of social protection.
  'send-monthly-info': grant('C43', INSTITUTION, ['AGENCY_OFFICER']),
  'publish-annual': grant('C43', MINISTRY),
  'record-staff-development': grant('C47', INSTITUTION, MINISTRY),
  'engage-volunteer': grant('C47', INSTITUTION, MINISTRY),
  'set-agency-participation': grant('C47', INSTITUTION, MINISTRY),
  'register-agency': grant('C47', DIRECTORY),
  'change-agency': grant('C47', DIRECTORY),
  'register-officer': grant('C47', DIRECTORY),
  'change-officer': grant('C47', DIRECTORY),
  'change-municipality': grant('C47', DIRECTORY),
  'publish-profile': grant('C48', MINISTRY),
  'publish-calendar': grant('C48', MINISTRY),
};

/** The row of a command, a family's or another's; undefined for a name that no table knows. */
export function grantOf(command: string): CommandGrant | undefined {
  if (Object.hasOwn(COMMANDS, command)) return COMMANDS[command];
  return Object.hasOwn(STREAM_COMMANDS, command) ? STREAM_COMMANDS[command] : undefined;
}
