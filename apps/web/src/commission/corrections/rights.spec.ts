import { deciding, mayPropose } from './rights';

const chair = { userId: 'c', roles: ['COMMISSION_CHAIR'], municipalities: [], officerId: 'off-2', now: '' };
const curator = { ...chair, roles: ['CURATOR'], officerId: 'off-3' };
const item = (role: string, more: object = {}) =>
  ({ type: 'danger-assessed', annulledBy: null, actor: { userId: 'u', role }, ...more }) as never;

it('another officer decides, never the one who proposed, whatever the account', () => {
  expect(deciding(chair, item('COMMISSION_SECRETARY'), 'off-1')).toBe('MAY');
  expect(deciding({ ...chair, userId: 'another-account' }, item('COMMISSION_SECRETARY'), 'off-2')).toBe('OWN');
});
it('whoever is no officer has no eyes of his own', () => {
  const { officerId: _none, ...account } = chair;
  expect(deciding(account, item('COMMISSION_SECRETARY'), 'off-1')).toBe('NO_OFFICER');
  expect(mayPropose(account, item('COMMISSION_SECRETARY'))).toBe(false);
});
it('a role corrects what it recorded, the commission everything', () => {
  expect([mayPropose(curator, item('CURATOR')), mayPropose(curator, item('POLICE_OFFICER'))]).toEqual([true, false]);
  expect(mayPropose(chair, item('POLICE_OFFICER'))).toBe(true);
  expect(deciding(curator, item('POLICE_OFFICER'), 'off-1')).toBe('NOT_HIS');
});
it('nothing corrects what is annulled or speaks of records itself', () => {
  expect(mayPropose(chair, item('CURATOR', { annulledBy: 'e-2' }))).toBe(false);
  expect(mayPropose(chair, item('CURATOR', { type: 'event-corrected' }))).toBe(false);
});
