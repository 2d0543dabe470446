import { deadlinesMarkdown } from './docs';
import { builtInProfiles } from './profile/built-in';
import { termInWords } from './term-in-words';
import type { Profile } from './types';

const page = deadlinesMarkdown(builtInProfiles);

describe('deadlinesMarkdown', () => {
  it('has every rule once, in the order of its number, with every regulation', () => {
    const numbers = [...page.matchAll(/^### DL-(\d\d) /gm)].map((match) => Number(match[1]));
    expect(numbers).toEqual(Array.from({ length: 59 }, (_, i) => i + 1));
    expect(page.match(/^\| MARIEL \|/gm)).toHaveLength(60);
  });

  it('says clause, term in words, status and confidence', () => {
    expect(page).toContain('| MARIEL | 4.6 | 5 рабочих дней | TERM | EXPLICIT |');
    expect(page).toContain('| KOCHKI | 5.6 | 15 календарных дней, со дня получения | TERM | EXPLICIT |');
    expect(page).toContain(
      '| BORODINO | 2.1 (2) | 3 календарных дня, при угрозе — незамедлительно | TERM | INFERRED (прочтение) |',
    );
    expect(page).toContain('| IRKUTSK | 44 | срок не установлен | DUTY_NO_TERM | EXPLICIT |');
  });

  it('changes when a rule is deleted from a profile, or silenced', () => {
    const mariel = builtInProfiles.find((p) => p.profileId === 'MARIEL') as Profile;
    const { conclusionIssued: _rule, ...deadlines } = mariel.deadlines;
    const others = builtInProfiles.filter((p) => p !== mariel);
    const without = deadlinesMarkdown([...others, { ...mariel, deadlines }]);
    const silent = deadlinesMarkdown([
      ...others,
      { ...mariel, deadlines: { ...deadlines, conclusionIssued: 'NOT_REGULATED' } },
    ]);
    expect(without).toContain('| MARIEL | — | правила в профиле нет | — | — |');
    expect(without).not.toContain('| MARIEL | 4.6 |');
    expect(new Set([page, without, silent]).size).toBe(3);
  });

  it('has a Russian name for every rule', () => {
    expect([...page.matchAll(/^### DL-\d\d ([A-Za-z]+)$/gm)]).toEqual([]);
  });
});

describe('termInWords', () => {
  it.each([
    [{ unit: 'working_day', value: 1 }, '1 рабочий день'],
    [{ unit: 'working_day', value: 3 }, '3 рабочих дня'],
    [{ unit: 'working_day', value: 21 }, '21 рабочий день'],
    [{ unit: 'calendar_day', min: 3, max: 5 }, '3–5 календарных дней'],
    [{ unit: 'month', max: 6 }, 'не более 6 месяцев'],
    [{ unit: 'month', min: 1 }, 'не менее 1 месяца'],
    [{ unit: 'month', after: 3 }, 'по истечении 3 месяцев, без предельного срока'],
    [
      { unit: 'recurrence', every: 'quarter', dayOfNextMonth: 10, wording: 'до' },
      'ежеквартально, до 10 числа следующего месяца',
    ],
    [{ unit: 'recurrence', every: 'quarter' }, 'ежеквартально, день не установлен'],
    [{ unit: 'annual', month: 5, day: 1 }, 'ежегодно, не позднее 1 мая'],
    [{ unit: 'next_session' }, 'на очередном заседании'],
  ] as const)('%j = %s', (term, words) => expect(termInWords(term)).toBe(words));
});
