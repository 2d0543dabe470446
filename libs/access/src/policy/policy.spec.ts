import type { Viewer } from '../viewer';
import { actingRole } from './acting-role';
import { ACTIONS, type Action } from './actions';
import { COMMANDS } from './commands';
import { policyMarkdown } from './markdown';
import { EXPORTS, formsWithoutGrant, refusedExport } from './exports';
import { commandsWithoutGrant, refusedAction, refusedUnit, roleForCommand } from './policy';
import { roleNames, type Role } from './roles';

const viewer = (roles: readonly Role[], more: Partial<Viewer> = {}): Viewer => ({
  userId: 'u',
  roles,
  municipalities: ['88705000'],
  ...more,
});
const may = (action: Action) =>
  roleNames.filter((role) => refusedAction(action, viewer([role], { inspectionCase: '1' })) === null);

describe('the policy table', () => {
  it('denies whoever has no role, everywhere', () => {
    for (const action of Object.keys(ACTIONS) as Action[])
      expect(refusedAction(action, viewer([]))).toBe('FORBIDDEN_ROLE');
    for (const command of Object.keys(COMMANDS)) expect(roleForCommand(command, viewer([]))).toBeNull();
  });
  it('gives a card to those that 9.4 names, not to analysts and administrators', () => {
    expect(may('card')).toEqual(roleNames.filter((role) => role !== 'MINISTRY_ANALYST' && role !== 'ADMINISTRATOR'));
    expect(may('history')).not.toContain('MINISTRY_OPERATOR');
    expect(may('history')).not.toContain('REGIONAL_SECRETARY');
  });
  it('keeps steering for the administrator', () => {
    expect(may('clock')).toEqual(['ADMINISTRATOR']);
    expect(may('directory-import')).toEqual(['ADMINISTRATOR']);
  });
  it('wants an inspection number for personal data, not for figures', () => {
    expect(refusedAction('bank', viewer(['INSPECTOR']))).toBe('INSPECTION_CASE_REQUIRED');
    expect(refusedAction('quarter', viewer(['INSPECTOR']))).toBeNull();
  });
  it.each([
    ['recognise-sop', ['COMMISSION_SECRETARY', 'COMMISSION_CHAIR', 'COMMISSION_SYSTEM']],
    ['assign-specialist', ['COMMISSION_SYSTEM', 'INSTITUTION_OPERATOR']],
    ['record-survey', ['COMMISSION_SYSTEM', 'CURATOR', 'AGENCY_OFFICER', 'GUARDIANSHIP_OFFICER', 'POLICE_OFFICER']],
  ])('lets exactly the roles of spec 3.3 send %s', (command, roles) => {
    const granted = roleNames.filter((role) => roleForCommand(command, viewer([role])) !== null);
    expect(granted).toEqual(roleNames.filter((role) => roles.includes(role)));
  });
  it('lets police and guardianship do all that an agency officer may', () => {
    for (const [command, { roles }] of Object.entries(COMMANDS))
      if (roles.includes('AGENCY_OFFICER'))
        expect([command, ...roles]).toEqual(expect.arrayContaining(['POLICE_OFFICER', 'GUARDIANSHIP_OFFICER']));
  });
  it('is not fooled by names that every object has', () =>
    expect(roleForCommand('constructor', viewer(['COMMISSION_SECRETARY']))).toBeNull());
  it('names commands that nobody was given', () =>
    expect(commandsWithoutGrant(['report', 'no-such'])).toEqual(['no-such']));
  it('keeps figures of other units closed, and the region for those who have it whole', () => {
    expect(refusedUnit(viewer(['INSTITUTION_OPERATOR']), '88705000')).toBeNull();
    expect(refusedUnit(viewer(['INSTITUTION_OPERATOR']), '88701000')).toBe('FORBIDDEN_TERRITORY');
    expect(refusedUnit(viewer(['MINISTRY_ANALYST'], { municipalities: '*' }), 'REGION')).toBeNull();
  });
  it('shows every command and every role on its page', () => {
    const page = policyMarkdown();
    for (const name of [...Object.keys(COMMANDS), ...Object.keys(ACTIONS), ...roleNames])
      expect(page).toContain(`\`${name}\``);
  });
});

describe('forms as files', () => {
  const gets = (form: string) =>
    roleNames.filter((role) => refusedExport(form, viewer([role], { inspectionCase: '1' })) === null);
  const LISTS = ['COMMISSION_SECRETARY', 'COMMISSION_CHAIR', 'COMMISSION_SYSTEM', 'INSTITUTION_OPERATOR'];
  const REGION = ['REGIONAL_SECRETARY', 'MINISTRY_OPERATOR', 'INSPECTOR'];

  it.each([
    ['F-M6', [...LISTS, ...REGION]],
    ['F-M7', [...LISTS, ...REGION]],
    ['F-M8', REGION],
    ['BANK', [...LISTS, ...REGION]],
  ])('%s is given to those who keep lists, never to an analyst or an administrator', (form, roles) => {
    expect([...gets(form)].sort()).toEqual([...roles].sort());
  });
  it('the work list is given to who may read it', () => expect(gets('DEADLINES')).toEqual(may('deadlines')));
  it('nobody gets a form of which the table knows nothing, and the names of every object are none', () => {
    for (const form of ['F-M9', 'constructor']) expect(gets(form)).toEqual([]);
    expect(formsWithoutGrant(['F-M7', 'F-M9', 'toString'])).toEqual(['F-M9', 'toString']);
  });
  it('lets nobody through the door who gets no form behind it', () => {
    const given = new Set(Object.keys(EXPORTS).flatMap(gets));
    expect(may('export')).toEqual(roleNames.filter((role) => given.has(role)));
  });
  it('wants the number of the inspection for every form', () => {
    for (const form of Object.keys(EXPORTS))
      expect(refusedExport(form, viewer(['INSPECTOR']))).toBe('INSPECTION_CASE_REQUIRED');
  });
});

describe('acting on behalf of an officer', () => {
  it.each([
    ['recognise-sop', 'AG-01', 'COMMISSION_SECRETARY'],
    ['propose-deregistration', 'AG-01', 'COMMISSION_CHAIR'],
    ['report', 'AG-02', 'POLICE_OFFICER'],
    ['start-accompaniment', 'AG-03', 'INSTITUTION_OPERATOR'],
    ['acquaint-family', 'AG-04', 'CURATOR'],
    ['recognise-sop', 'AG-04', null],
  ])('%s by an officer of %s is recorded as %s', (command, kind, role) => expect(actingRole(command, kind)).toBe(role));
});

describe('the chain of MARIEL 7 (spec 3.3 C41)', () => {
  it.each([
    ['AGENCY_OFFICER', 'AG-03', true],
    ['AGENCY_OFFICER', 'AG-04', false],
    ['AGENCY_OFFICER', '', false],
    ['GUARDIANSHIP_OFFICER', 'AG-05', true],
    ['POLICE_OFFICER', 'AG-02', true],
    ['COMMISSION_SECRETARY', 'AG-01', false],
  ] as const)('%s of an agency of kind %s may report a threat: %s', (role, kind, may) =>
    expect(roleForCommand('report-threat', viewer([role]), kind) !== null).toBe(may),
  );
  it.each([
    ['AG-03', 'AGENCY_OFFICER'],
    ['AG-05', 'GUARDIANSHIP_OFFICER'],
    ['AG-02', 'POLICE_OFFICER'],
    ['AG-04', null],
    ['AG-01', null],
  ])('the commission’s software sends it on behalf of an officer of %s as %s', (kind, role) =>
    expect(actingRole('remove-child', kind)).toBe(role),
  );
});
