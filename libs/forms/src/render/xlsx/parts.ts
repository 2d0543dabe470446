/** The parts of a workbook that are the same for every form (ECMA-376, Office Open XML). */
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const DOCUMENT = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** What XML 1.0 has no place for: the file would not open. */
const UNFIT = /(?![\t\n\r])\p{Cc}|[\uFFFE\uFFFF]|\p{Cs}/gu;
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
export const xml = (text: string): string =>
  text.replace(UNFIT, '').replace(/[&<>"]/g, (letter) => ENTITIES[letter] ?? letter);

/** Styles by place in `cellXfs`. */
export const STYLE = { title: 1, above: 2, heading: 3, text: 4, date: 5, number: 6 } as const;

const WRAP = (horizontal: string, vertical: string): string =>
  `<alignment horizontal="${horizontal}" vertical="${vertical}" wrapText="1"/>`;
const xf = (format: number, font: number, border: number, alignment: string): string =>
  `<xf numFmtId="${format}" fontId="${font}" fillId="0" borderId="${border}" xfId="0" applyNumberFormat="1" applyFont="1" applyBorder="1" applyAlignment="1">${alignment}</xf>`;
const font = (more: string, size: number): string =>
  `<font>${more}<sz val="${size}"/><name val="Times New Roman"/><family val="1"/></font>`;
const thin = ['left', 'right', 'top', 'bottom']
  .map((side) => `<${side} style="thin"><color auto="1"/></${side}>`)
  .join('');
const DATE = 164;

export const styles = (): string =>
  `${HEAD}<styleSheet xmlns="${MAIN}">` +
  `<numFmts count="1"><numFmt numFmtId="${DATE}" formatCode="dd\\.mm\\.yyyy"/></numFmts>` +
  `<fonts count="3">${font('', 10)}${font('<b/>', 12)}${font('<b/>', 10)}</fonts>` +
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
  `<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border>${thin}<diagonal/></border></borders>` +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  '<cellXfs count="7"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>' +
  xf(49, 1, 0, WRAP('center', 'center')) +
  xf(49, 0, 0, WRAP('center', 'center')) +
  xf(49, 2, 1, WRAP('center', 'center')) +
  xf(49, 0, 1, WRAP('left', 'top')) +
  xf(DATE, 0, 1, WRAP('center', 'top')) +
  xf(1, 0, 1, WRAP('center', 'top')) +
  '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>';

const relation = (id: string, type: string, target: string): string =>
  `<Relationship Id="${id}" Type="${DOCUMENT}/${type}" Target="${target}"/>`;
const relations = (all: readonly string[]): string =>
  `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${all.join('')}</Relationships>`;
export const rootRelations = (): string => relations([relation('rId1', 'officeDocument', 'xl/workbook.xml')]);
export const workbookRelations = (sheets: number): string =>
  relations([
    ...numbers(sheets).map((no) => relation(`rId${no}`, 'worksheet', `worksheets/sheet${no}.xml`)),
    relation('rIdStyles', 'styles', 'styles.xml'),
  ]);
const numbers = (count: number): readonly number[] => Array.from({ length: count }, (_, at) => at + 1);

const override = (part: string, type: string): string =>
  `<Override PartName="/xl/${part}" ContentType="${TYPES}.${type}+xml"/>`;
export const contentTypes = (sheets: number): string =>
  `${HEAD}<Types xmlns="${PACKAGE}/content-types">` +
  '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
  '<Default Extension="xml" ContentType="application/xml"/>' +
  override('workbook.xml', 'sheet.main') +
  override('styles.xml', 'styles') +
  numbers(sheets)
    .map((no) => override(`worksheets/sheet${no}.xml`, 'worksheet'))
    .join('') +
  '</Types>';

/** Names of sheets, and the row of headings that every printed page repeats. */
export interface Book {
  readonly name: string;
  readonly sheets: number;
  readonly headingRow: number;
}
const sheetName = (name: string, no: number): string => (no === 1 ? name : `${name} (${no})`);
export const workbook = ({ name, sheets, headingRow }: Book): string =>
  `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${DOCUMENT}"><sheets>` +
  numbers(sheets)
    .map((no) => `<sheet name="${xml(sheetName(name, no))}" sheetId="${no}" r:id="rId${no}"/>`)
    .join('') +
  '</sheets><definedNames>' +
  numbers(sheets)
    .map(
      (no) =>
        `<definedName name="_xlnm.Print_Titles" localSheetId="${no - 1}">` +
        `'${xml(sheetName(name, no))}'!$${headingRow}:$${headingRow}</definedName>`,
    )
    .join('') +
  '</definedNames></workbook>';

/** A sheet up to its first row: in landscape, as wide as the paper, its headings staying while one scrolls. */
export const sheetHead = (widths: readonly number[], headingRow: number): string =>
  `${HEAD}<worksheet xmlns="${MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>` +
  `<sheetViews><sheetView workbookViewId="0"><pane ySplit="${headingRow}" topLeftCell="A${headingRow + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>` +
  `<cols>${widths.map((width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`).join('')}</cols><sheetData>`;
/** What comes behind the last row. @param merged ranges of the lines above the table */
export const sheetTail = (merged: readonly string[]): string =>
  `</sheetData>${merged.length === 0 ? '' : `<mergeCells count="${merged.length}">${merged.map((range) => `<mergeCell ref="${range}"/>`).join('')}</mergeCells>`}` +
  '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.5" header="0.2" footer="0.2"/>' +
  '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>' +
  '<headerFooter><oddFooter>&amp;C&amp;P / &amp;N</oddFooter></headerFooter></worksheet>';
