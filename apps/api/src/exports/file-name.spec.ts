import type { Head } from '@kurator/forms';
import { attachment, fileName } from './file-name';

const head: Head = {
  unit: { code: '88705000', name: 'Учебный район' },
  from: null,
  to: '2026-10-05',
  period: '2026-Q3',
  madeAt: '2026-10-05T06:00:00.000Z',
};

it('names the paper, the place and the time', () => {
  expect(fileName({ form: 'F-M7', format: 'XLSX' }, head)).toBe('Приложение 7, Учебный район, 2026-Q3.xlsx');
  expect(fileName({ form: 'BANK', format: 'CSV' }, { ...head, period: null })).toBe(
    'Банк данных семей, Учебный район, 2026-10-05.csv',
  );
});
it('takes nothing that a folder or a header would read as its own', () => {
  const odd = { ...head, unit: { code: '1', name: '../"Район"\r\nX: y' } };
  const name = fileName({ form: 'F-M7', format: 'JSON' }, odd);
  expect(name).toBe('Приложение 7, .. Район X y, 2026-Q3.json');
  expect(attachment(name, { form: 'F-M7', format: 'JSON' })).toMatch(
    /^attachment; filename="F-M7\.json"; filename\*=UTF-8''[A-Za-z0-9%._-]+$/,
  );
});
it('writes what encodeURIComponent leaves, too (RFC 8187)', () =>
  expect(attachment("a'(b)*.csv", { form: 'BANK', format: 'CSV' })).toContain("UTF-8''a%27%28b%29%2A.csv"));
