import { familyAt } from '../history';
import { SON } from '../shared/examples';
import { eventId, FAMILY, given, played, registered, sent, world } from '../testing';

const inBank = [...registered, sent('include-in-bank')];
const NEW = 'b24e0000-0000-4000-8000-0000000000ee';
const composition = (change: object) =>
  sent('submit-data-change', { changes: [{ fieldPath: 'members', composition: change }] });
const born = {
  change: 'BIRTH',
  personId: NEW,
  role: 'KR-08',
  name: { last: 'Тестова', first: 'Вера' },
  birthDate: '2026-04-15',
};

describe('submit-data-change', () => {
  it('stores the submission and, on the day of the change, the move with the old address', () => {
    const [submission, move] = given(...inBank)
      .when(sent('submit-data-change'))
      .then(
        ['data-change-submitted', { changedOn: '2026-04-15', submittedOn: '2026-04-27', bySubjectId: 'kdn-1' }],
        ['residence-changed', { addressKind: 'ACTUAL', sameMunicipality: true }],
      );
    expect([submission?.occurredOn, move?.occurredOn]).toEqual(['2026-04-27', '2026-04-15']);
    expect((move?.data['old'] as { text: string }).text).not.toBe((move?.data['new'] as { text: string }).text);
  });

  it('moves the family on the day of the change, and only its own kind of address', () => {
    const facts = played([...inBank, sent('submit-data-change')]);
    const at = (asOf: string) => familyAt(FAMILY, facts, world, { asOf }).addresses.map((a) => a.text);
    expect(at('2026-04-14')).not.toContain('Учебная улица, дом 2 (вымышленный адрес)');
    expect(at('2026-04-15')).toEqual(['Учебная улица, дом 2 (вымышленный адрес)']);
  });

  it('notices a move out of the municipality', () => {
    const address = { kind: 'ACTUAL', municipality: '50617000', text: 'другой район' };
    given(...inBank)
      .when(sent('submit-data-change', { changes: [{ fieldPath: 'addresses.ACTUAL', address }] }))
      .then('data-change-submitted', ['residence-changed', { sameMunicipality: false }]);
  });

  it('meets a child that was born, with the month of birth in the clear', () => {
    const story = [...inBank, composition(born)];
    const [, fact] = given(...inBank)
      .when(composition(born))
      .then('data-change-submitted', 'family-composition-changed');
    expect(fact?.data).toEqual({ ...born, birthMonth: '2026-04' });
    expect(familyAt(FAMILY, played(story), world).persons[NEW]).toMatchObject({ role: 'KR-08', birthMonth: '2026-04' });
  });

  it('remembers a death on the day of the change', () => {
    const facts = played([...inBank, composition({ change: 'DEATH', personId: SON })]);
    expect(familyAt(FAMILY, facts, world).persons[SON]?.diedOn).toBe('2026-04-15');
  });

  it('is refused about a stranger who does not come in, and for one who is not described', () => {
    given(...inBank)
      .when(composition({ change: 'DEATH', personId: NEW }))
      .thenRejected('PERSON_UNKNOWN', 'changes[0].composition.personId');
    given(...inBank)
      .when(composition({ ...born, birthDate: undefined }))
      .thenRejected('VALIDATION_FAILED', 'changes[0].composition.birthDate');
  });

  it('is refused without a record, and with its days in the wrong order', () => {
    given(...registered)
      .when(sent('submit-data-change'))
      .thenRejected('WRONG_STATE');
    given(...inBank)
      .when(sent('submit-data-change', { changedOn: '2026-04-28' }))
      .thenRejected('TERM_REVERSED', 'submittedOn');
    given(...inBank)
      .when(sent('submit-data-change', { submittedOn: '2026-04-28' }))
      .thenRejected('TERM_REVERSED', 'submittedOn');
  });
});

describe('apply-data-change', () => {
  const apply = sent('apply-data-change', { basedOnEventId: eventId(9) });
  const submitted = [...inBank, sent('submit-data-change')];

  it('stores which fields of the record changed', () => {
    given(...submitted)
      .when(apply)
      .then(['bank-record-changed', { basedOnEventId: eventId(9), fieldPaths: ['addresses.ACTUAL'] }]);
  });

  it('is refused for no submission, and a second time', () => {
    given(...inBank)
      .when(apply)
      .thenRejected('WRONG_STATE', 'basedOnEventId');
    given(...submitted, apply)
      .when(apply)
      .thenRejected('WRONG_STATE', 'basedOnEventId');
  });

  it('is refused before it was received', () => {
    given(...submitted)
      .when({ ...apply, body: { ...apply.body, receivedOn: '2026-04-30' } })
      .thenRejected('TERM_REVERSED', 'changedOn');
  });
});
