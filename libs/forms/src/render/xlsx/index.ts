import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import type { Table } from '../table';
import { contentTypes, rootRelations, styles, workbook, workbookRelations } from './parts';
import { headingRowOf, sheet, type Feed } from './sheet';

/** Waits until a sheet has been read to its end. */
const read = (part: Readable): Promise<void> =>
  new Promise((resolve, reject) =>
    part
      .once('end', resolve)
      .once('error', reject)
      .once('close', () => reject(new Error('nobody reads the sheet any more'))),
  );

async function fill<Row>(zip: ZipFile, table: Table<Row>, feed: Feed<Row>): Promise<void> {
  const mtime = new Date(table.head.madeAt);
  let sheets = 0;
  do {
    sheets += 1;
    const part = Readable.from(sheet(table, feed), { objectMode: false });
    const ended = read(part);
    zip.outputStream.once('close', () => part.destroy());
    zip.addReadStream(part, `xl/worksheets/sheet${sheets}.xml`, { mtime });
    await ended;
  } while (!feed.ended);
  const book = { name: table.form.name, sheets, headingRow: headingRowOf(table) };
  const parts = {
    'xl/workbook.xml': workbook(book),
    'xl/_rels/workbook.xml.rels': workbookRelations(sheets),
    'xl/styles.xml': styles(),
    '_rels/.rels': rootRelations(),
    '[Content_Types].xml': contentTypes(sheets),
  };
  for (const [path, text] of Object.entries(parts)) zip.addBuffer(Buffer.from(text, 'utf8'), path, { mtime });
  zip.end();
}

/** The form as a sheet, streamed: rows are taken as fast as the file is read, and none is kept. */
export function renderXlsx<Row>(table: Table<Row>): Readable {
  const zip = new ZipFile();
  const out = zip.outputStream as Readable;
  const rows = table.rows[Symbol.asyncIterator]();
  const failed = (error: unknown): void => void out.destroy(error instanceof Error ? error : new Error(String(error)));
  zip.on('error', failed);
  out.once('close', () => void rows.return?.());
  fill(zip, table, { rows, taken: 0, ended: false }).catch(failed);
  return out;
}
