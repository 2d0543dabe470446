import { AGENCY, type Role } from './roles';

/** Who may send a command: the column "who" of spec 3.3 in the roles of `api.md`. */
export interface CommandGrant {
  readonly number: string;
  readonly roles: readonly Role[];
}

const SECRETARY: readonly Role[] = ['COMMISSION_SECRETARY'];
/** Effects of C11: the secretary records the resolution, the chair signs it. */
const RESOLUTION: readonly Role[] = ['COMMISSION_SECRETARY', 'COMMISSION_CHAIR'];
const INSTITUTION: readonly Role[] = ['INSTITUTION_OPERATOR'];
/** "Every officer of an agency and the secretary" (`api.md`). */
const EVERY_OFFICER: readonly Role[] = [
  'COMMISSION_SECRETARY',
  'COMMISSION_CHAIR',
  'CURATOR',
  'GROUP_MEMBER',
  ...AGENCY,
  'INSTITUTION_OPERATOR',
];
/** What the commission's own software may send for: secretary, curator, agency officer, institution (`api.md`). */
const FOR_THE_SYSTEM: readonly Role[] = ['COMMISSION_SECRETARY', 'CURATOR', 'AGENCY_OFFICER', 'INSTITUTION_OPERATOR'];

const grant = (number: string, ...groups: readonly (readonly Role[])[]): CommandGrant => {
  const roles = [...new Set(groups.flat())];
  return {
    number,
    roles: roles.some((role) => FOR_THE_SYSTEM.includes(role)) ? [...roles, 'COMMISSION_SYSTEM'] : roles,
  };
};

/** One row per command of a family. A use case without a row fails the boot; a row without a use case waits for it. */
export const COMMANDS: Readonly<Record<string, CommandGrant>> = {
  report: grant('C01', EVERY_OFFICER),
  'register-journal-entry': grant('C01', AGENCY, SECRETARY),
  'record-journal-result': grant('C01', AGENCY, SECRETARY),
  'forward-report': grant('C02', EVERY_OFFICER),
  'notify-guardianship': grant('C03', AGENCY, INSTITUTION),
  'order-survey': grant('C04', SECRETARY),
  'request-materials': grant('C05', SECRETARY),
  'record-materials': grant('C05', AGENCY),
  'record-survey': grant('C06', AGENCY, ['CURATOR']),
  'assess-danger': grant('C07', SECRETARY, AGENCY),
  'issue-conclusion': grant('C08', SECRETARY, AGENCY),
  'record-consent': grant('C09', ['CURATOR'], INSTITUTION, SECRETARY),
  'record-refusal': grant('C09', ['CURATOR'], INSTITUTION, SECRETARY),
  'withdraw-consent': grant('C09', ['CURATOR'], INSTITUTION, SECRETARY),
  'schedule-session': grant('C10', SECRETARY),
  'adopt-resolution': grant('C11', RESOLUTION),
  'recognise-sop': grant('C12', RESOLUTION),
  'decline-recognition': grant('C13', RESOLUTION),
  'close-unconfirmed': grant('C13', SECRETARY),
  'refer-to-tzhs': grant('C13', RESOLUTION),
  'send-resolution-copies': grant('C14', SECRETARY),
  'acknowledge-resolution': grant('C14', EVERY_OFFICER),
  'acquaint-family': grant('C15', ['CURATOR'], SECRETARY),
  'send-to-bank': grant('C16', SECRETARY),
  'receive-at-bank': grant('C16', INSTITUTION),
  'include-in-bank': grant('C16', INSTITUTION),
  'assign-curator': grant('C17', RESOLUTION),
  'request-curator-replacement': grant('C18', RESOLUTION, ['CURATOR', 'GROUP_MEMBER']),
  'replace-curator': grant('C18', RESOLUTION),
  'assign-specialist': grant('C19', INSTITUTION),
  'compose-group': grant('C20', RESOLUTION),
  'change-group': grant('C20', RESOLUTION, ['GROUP_MEMBER']),
  'record-group-meeting': grant('C20', SECRETARY, ['GROUP_MEMBER']),
  'open-personal-file': grant('C21', ['CURATOR'], INSTITUTION),
  'issue-record-card': grant('C21', ['CURATOR'], INSTITUTION),
  'update-record-card': grant('C21', ['CURATOR'], INSTITUTION),
  'submit-proposals': grant('C22', AGENCY, ['GROUP_MEMBER']),
  'draft-programme': grant('C23', ['CURATOR', 'GROUP_MEMBER'], INSTITUTION),
  'submit-programme': grant('C23', ['CURATOR', 'GROUP_MEMBER'], INSTITUTION),
  'approve-programme': grant('C24', RESOLUTION),
  'reject-programme': grant('C24', RESOLUTION),
  'amend-programme': grant('C25', RESOLUTION, ['CURATOR']),
  'extend-programme': grant('C25', RESOLUTION),
  'send-programme-copies': grant('C25', SECRETARY, ['CURATOR']),
  'complete-programme': grant('C25', RESOLUTION, ['CURATOR']),
  'record-measure-done': grant('C26', AGENCY, ['CURATOR', 'GROUP_MEMBER'], INSTITUTION),
  'record-measure-not-done': grant('C26', AGENCY, ['CURATOR', 'GROUP_MEMBER'], INSTITUTION),
  'schedule-review': grant('C32', SECRETARY),
  'hold-review': grant('C32', SECRETARY),
  'keep-on-register': grant('C33', RESOLUTION),
  'propose-deregistration': grant('C33', ['CURATOR', 'COMMISSION_CHAIR', 'GROUP_MEMBER'], AGENCY),
  deregister: grant('C33', RESOLUTION),
  'send-exclusion': grant('C34', SECRETARY),
  'receive-exclusion': grant('C34', INSTITUTION),
  'exclude-from-bank': grant('C34', INSTITUTION),
  'submit-data-change': grant('C35', AGENCY, ['CURATOR'], INSTITUTION),
  'apply-data-change': grant('C35', INSTITUTION),
  'start-accompaniment': grant('C37', INSTITUTION),
  'change-level': grant('C38', INSTITUTION),
  'review-level-term': grant('C38', INSTITUTION),
  'end-accompaniment': grant('C38', INSTITUTION),
  'record-person-details': grant('C35', SECRETARY, AGENCY, ['CURATOR'], INSTITUTION),
};
