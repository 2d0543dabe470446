import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import readSheets from 'read-excel-file/node';
import type { Head } from '../form';
import { FORMS } from '../forms';
import type { RegisterRow } from '../lists/register-row';
import { csvField, harmless } from './csv';
import { FORMATS, type FormatId } from './formats';

const head: Head = {
  unit: { code: '88705000', name: 'Учебный район' },
  from: '2026-07-01',
  to: '2026-09-30',
  period: '2026-Q3',
  madeAt: '2026-10-05T06:00:00.000Z',
};
const row = (no: number, changes: Partial<RegisterRow> = {}): RegisterRow => ({
  familyId: `family-${no}`,
  subject: 'FAMILY',
  municipality: { oktmo: '88705000', name: 'Учебный район' },
  minor: { personId: `minor-${no}`, name: `Тестов Илья ${no}`, birthDate: '2014-05-20' },
  parents: [{ personId: 'mother', name: 'Тестова Мария', birthDate: null, role: 'мать', occupation: 'не работает' }],
  addresses: [{ kind: 'ACTUAL', text: 'Учебная улица; дом "1"' }],
  occupation: null,
  grounds: [{ code: 'FG-01', title: 'учебное основание' }],
  registeredOn: '2026-02-17',
  curator: null,
  deregisteredOn: no % 2 === 1 ? '2026-08-25' : null,
  deregistrationGround: no % 2 === 1 ? { code: 'FD-06', title: 'улучшение обстановки' } : null,
  ...changes,
});
async function* inTurn(rows: readonly RegisterRow[]) {
  for (const one of rows) yield await Promise.resolve(one);
}
async function rendered(format: FormatId, rows: readonly RegisterRow[]): Promise<Buffer> {
  const parts: Buffer[] = [];
  const stream: Readable = FORMATS[format].render({ form: FORMS['F-M7'], head, rows: inTurn(rows) });
  for await (const part of stream as AsyncIterable<Buffer | string>) parts.push(Buffer.from(part));
  return Buffer.concat(parts);
}
const csvOf = async (rows: readonly RegisterRow[]) => (await rendered('CSV', rows)).toString('utf8');
const sheetOf = async (rows: readonly RegisterRow[]) => {
  const [sheet] = await readSheets(await rendered('XLSX', rows));
  return sheet?.data ?? [];
};

/** Waits until a number has not changed for a while. */
async function settled(of: () => number): Promise<void> {
  for (let before = -1; before !== of();) {
    before = of();
    await pause(50);
  }
}

describe('JSON', () => {
  it('has rows by the codes of the columns, and the head that tells what they are', async () => {
    const file = JSON.parse((await rendered('JSON', [row(1), row(2)])).toString('utf8')) as Record<string, unknown>;
    expect(file).toMatchObject({
      form: 'F-M7',
      unit: { code: '88705000' },
      period: '2026-Q3',
      rows: [
        { no: 1, familyId: 'family-1', deregisteredOn: '2026-08-25', deregistrationGround: { code: 'FD-06' } },
        { no: 2, deregisteredOn: null, deregistrationGround: null },
      ],
    });
    const codes = FORMS['F-M7'].columns.map(({ code }) => code);
    const [first] = file['rows'] as readonly object[];
    expect(Object.keys(first ?? {})).toEqual(['familyId', 'subject', ...codes]);
  });
  it('is JSON without a row as well', async () =>
    expect(JSON.parse((await rendered('JSON', [])).toString('utf8'))).toMatchObject({ rows: [] }));
});

describe('CSV', () => {
  it('begins with the mark that a Russian Excel needs, and separates by semicolons', async () => {
    const text = await csvOf([row(1)]);
    expect(text.startsWith('\uFEFF№ п/п;ФИО несовершеннолетнего, дата рождения;')).toBe(true);
    expect(text.split('\r\n')).toHaveLength(3);
    expect(text).toContain(';17.02.2026;25.08.2026;FD-06 улучшение обстановки\r\n');
  });
  it('quotes what would break a line or a field', async () => {
    expect(await csvOf([row(1)])).toContain('"фактически: Учебная улица; дом ""1"""');
    expect(csvField('a\nb', 'text')).toBe('"a\nb"');
  });
  it.each(['=1+1', '+7 900', '-1', '@SUM(A1)', '\t=1', '\r=1', '＝1'])('makes %j harmless', (text) => {
    expect(harmless(text)).toBe(`'${text}`);
    expect(csvField(text, 'text').replace(/^"/, '')).toMatch(/^'/);
  });
  it('leaves numbers and dates as they are, a negative number too', () =>
    expect([csvField(-2, 'number'), csvField('2026-02-17', 'date'), csvField(null, 'date')]).toEqual([
      '-2',
      '17.02.2026',
      '',
    ]));
  it('lets no name of a person become a formula', async () => {
    const minor = { personId: 'm', name: '=HYPERLINK("http://example.org")', birthDate: null };
    expect(await csvOf([row(1, { minor })])).toContain(`;"'=HYPERLINK(""http://example.org"") (семья)";`);
  });
});

describe('XLSX', () => {
  it('has the lines above, the headings of the appendix, and real dates', async () => {
    const sheet = await sheetOf([row(1), row(2)]);
    expect(sheet.slice(0, 3).map(([first]) => first)).toEqual([
      'Списки несовершеннолетних и (или) семей, находящихся в социально опасном положении',
      'Учебный район',
      'III квартал 2026 года, по состоянию на 30.09.2026',
    ]);
    expect(sheet[3]).toEqual(FORMS['F-M7'].columns.map(({ heading }) => heading));
    expect(sheet[4]).toEqual([
      1,
      'Тестов Илья 1, 20.05.2014 (семья)',
      'Тестова Мария, не работает',
      'фактически: Учебная улица; дом "1"',
      null,
      'FG-01 учебное основание',
      new Date('2026-02-17T00:00:00.000Z'),
      new Date('2026-08-25T00:00:00.000Z'),
      'FD-06 улучшение обстановки',
    ]);
    expect(sheet[5]?.slice(-2)).toEqual([null, null]);
  });

  it('says the same as JSON, row by row', async () => {
    const rows = Array.from({ length: 700 }, (_, no) => row(no + 1));
    const json = JSON.parse((await rendered('JSON', rows)).toString('utf8')) as { rows: Record<string, unknown>[] };
    const sheet = (await sheetOf(rows)).slice(4);
    const day = (value: unknown) => (value instanceof Date ? value.toISOString().slice(0, 10) : value);
    expect(sheet.map((cells) => [cells[0], day(cells[6]), day(cells[7])])).toEqual(
      json.rows.map((one) => [one['no'], one['registeredOn'], one['deregisteredOn']]),
    );
  });

  it('keeps a text that looks like a formula a text, and drops what no sheet may hold', async () => {
    const minor = { personId: 'm', name: '=1+1\u0000\u0008<&>', birthDate: null };
    const [, , , , cells] = await sheetOf([row(1, { minor })]);
    expect(cells?.[1]).toBe('=1+1<&> (семья)');
  });
});

describe('a reader that does not read', () => {
  it.each(['XLSX', 'CSV', 'JSON'] as const)('makes nobody take the rows into memory for %s', async (format) => {
    let taken = 0;
    let closed = false;
    async function* endless(): AsyncGenerator<RegisterRow> {
      try {
        for (;;) yield await Promise.resolve(row((taken += 1)));
      } finally {
        closed = true;
      }
    }
    const stream = FORMATS[format].render({ form: FORMS['F-M7'], head, rows: endless() });
    await once(stream, 'readable');
    for (; taken === 0; await pause(5)) stream.read();
    await settled(() => taken);
    expect(taken).toBeLessThan(20_000);
    stream.destroy();
    await settled(() => Number(closed));
    expect(closed).toBe(true);
  });
});

describe('a source that fails', () => {
  it.each(['XLSX', 'CSV', 'JSON'] as const)('fails the file as %s', async (format) => {
    async function* broken(): AsyncGenerator<RegisterRow> {
      yield await Promise.resolve(row(1));
      throw new Error('the disk is gone');
    }
    const stream = FORMATS[format].render({ form: FORMS['F-M7'], head, rows: broken() });
    await expect(stream.toArray()).rejects.toThrow('the disk is gone');
  });
});
