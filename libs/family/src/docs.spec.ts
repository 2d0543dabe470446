import { familyEvents } from './catalogue';
import { eventsMarkdown } from './docs';

const text = eventsMarkdown();
const section = (name: string) => text.slice(text.indexOf(`### \`${name}\``)).split('\n### ')[0] ?? '';

describe('docs/events.md', () => {
  it('has every event once', () => {
    const names = [...text.matchAll(/^### `(.+)`$/gm)].map((m) => m[1] ?? '');
    expect(names.sort()).toEqual(Object.keys(familyEvents).sort());
  });

  it('says what an event is, where it comes from and which commands emit it', () => {
    const own = section('recognized-SOP');
    expect(own).toContain('Признание находящимися в социально опасном положении');
    expect(own).toContain('KOCHKI 5.3; MARIEL 5.2–5.3; IRKUTSK 43–44; BORODINO 2.1 (3)');
    expect(own).toContain('- Команды: `recognise-sop` (C12)');
    expect(section('resolution-adopted')).toContain('`adopt-resolution` (C11), `recognise-sop` (C12)');
  });

  it.each([
    ['reported', '| `problem` | текст до 4000 знаков | да | ключ семьи |'],
    ['reported', '| `persons[].birthDate` | дата | нет | ключ человека из `personId` |'],
    ['reported', '| `persons[].birthMonth` | строка `^\\d{4}-\\d{2}$` | нет | — |'],
    ['deregistered', '| `subjects[].ground` | код классификатора `deregistrationGrounds` (6.4) | да | — |'],
    ['deregistered', '| `mode` | одно из: `PLAIN`, `WITH_PATRONAGE`, `TO_PREVENTIVE_REGISTER` | да | — |'],
    ['surveyed', '| `composition[].identityDocument` | структура | нет | ключ человека из `personId` |'],
    ['surveyed', '| `income.items[].amount` | целое от 0 до 1000000000000 | да | — |'],
    ['surveyed', '| `riskSigns` | список (0–200): текст до 500 знаков | нет | ключ семьи |'],
  ])('describes the fields of %s: %s', (name, line) => {
    expect(section(name)).toContain(line);
  });

  it('ends with one line break', () => {
    expect(text.endsWith('|\n')).toBe(true);
  });
});
