import { classifier, classifierIds, classifierValue, codeTitle, isCode } from './classifiers';

describe('classifiers of spec 6', () => {
  // Counted by hand in the tables of section 6.
  it.each([
    ['familyGrounds', 14],
    ['minorGrounds', 17],
    ['dangerLevels', 4],
    ['deregistrationGroundsMinor', 9],
    ['deregistrationGroundsFamily', 10],
    ['decisionTypes', 18],
    ['familyCategories', 15],
    ['dangerousSituationKinds', 8],
    ['completionReasons', 10],
    ['agencyKinds', 23],
    ['informationSources', 11],
    ['levelSigns', 25],
    ['tzhsCategories', 14],
    ['tzhsCircumstances', 10],
    ['familyRoles', 14],
    ['documentKinds', 25],
    ['placements', 8],
  ])('%s has %i values', (id, count) => {
    expect(classifier(id)?.values).toHaveLength(count);
  });

  it('gives every classifier a Russian title and every code once', () => {
    for (const id of classifierIds()) {
      const entry = classifier(id);
      expect(entry?.title.ru).toMatch(/[а-яё]/i);
      const codes = entry?.values.map((v) => v.code) ?? [];
      expect(codes.length).toBeGreaterThan(1);
      expect(new Set(codes).size).toBe(codes.length);
      for (const value of entry?.values ?? []) expect(value.title.ru).toMatch(/[а-яёА-ЯЁ]/);
    }
  });

  it('demands a text beside every code that means "other"', () => {
    const others = classifierIds().flatMap((id) => classifier(id)?.values.filter((v) => v.code.endsWith('-99')) ?? []);
    expect(others.length).toBeGreaterThan(8);
    expect(others.filter((v) => v.textRequired !== true)).toEqual([]);
  });

  it('joins the grounds of leaving from both lists', () => {
    expect(isCode('deregistrationGrounds', 'MD-04a')).toBe(true);
    expect(isCode('deregistrationGrounds', 'FD-06')).toBe(true);
    expect(isCode('deregistrationGroundsMinor', 'FD-06')).toBe(false);
    expect(isCode('endReasons', 'CN-01')).toBe(true);
    expect(isCode('endReasons', 'FD-05c')).toBe(true);
    expect(isCode('completionReasons', 'FD-05c')).toBe(false);
  });

  it('marks Article 5 as not compared with its text', () => {
    expect(classifier('minorGrounds')?.verified).toBe(false);
    expect(classifier('minorGrounds')?.values.every((v) => v.verified === false)).toBe(true);
    expect(classifier('familyGrounds')?.verified).toBeUndefined();
  });

  it('knows which grounds are a removal with result', () => {
    const positive = classifier('deregistrationGrounds')
      ?.values.filter((v) => v.positiveResult)
      .map((v) => v.code);
    expect(positive).toEqual(['MD-05', 'FD-06']);
  });

  it('answers null for what it does not have', () => {
    expect(classifier('noSuchList')).toBeNull();
    expect(isCode('noSuchList', 'FG-01')).toBe(false);
    expect(codeTitle('familyGrounds', 'FG-50')).toBeNull();
    expect(codeTitle('familyGrounds', 'FG-09')).toEqual({ ru: 'Насилие в семье', en: 'Violence in the family' });
    expect(classifierValue('levelSigns', 'LE-04')).toMatchObject({ level: 'EMERGENCY', in: ['OKTYABRSKY'] });
  });
});
