import { visibleText } from '../../contract/visibleText.js';
import { xmlText } from '../graph/xml.js';
import { neutralised, type Row } from '../standalone/csv.js';
import { checkedRows, type DeclaredSchedule } from '../standalone/loadSchedules.js';
import { Findings } from '../standalone/report.js';

/** A worksheet has at most this many rows; a longer schedule is named and left to its CSV. */
const ROWS_MAX = 1_048_576 - 1;
const CELL_MAX = 32_767;
const XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const SHEET_MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const OPC_PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

/** 0 → A, 27 → AB. */
function columnName(no: number): string {
  const rest = Math.floor(no / 26);
  return (rest === 0 ? '' : columnName(rest - 1)) + String.fromCharCode(65 + (no % 26));
}

/** A part of the workbook's archive. */
export interface WorkbookPart {
  readonly name: string;
  /** The schedule that a sheet shows. */
  readonly schedule?: string;
  readonly xml: AsyncIterable<string> | string;
}

/**
 * The schedules as the parts of one workbook for reading: a sheet each, header in bold and fixed,
 * numbers as numbers, text neutralised as in the CSV. Long schedules, whose CSV is compressed, are
 * named only. The verifier makes the same parts again from the schedules and compares.
 */
export function workbookParts(root: string, declared: readonly DeclaredSchedule[]): WorkbookPart[] {
  const sheets = declared.filter(({ csv, rows }) => !csv.endsWith('.gz') && rows <= ROWS_MAX);
  const left = declared.filter((one) => !sheets.includes(one));
  const all = ['About', ...sheets.map(({ name }) => name)];
  const part = (name: string, xml: string): WorkbookPart => ({ name, xml: XML_HEAD + xml });
  return [
    part('[Content_Types].xml', contentTypes(all.length)),
    part('_rels/.rels', relations([['rId1', `${OFFICE}/officeDocument`, 'xl/workbook.xml']])),
    part(
      'xl/workbook.xml',
      `<workbook xmlns="${SHEET_MAIN}" xmlns:r="${OFFICE}"><sheets>${all.map((name, i) => `<sheet name="${xmlText(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`).join('')}</sheets></workbook>`,
    ),
    part(
      'xl/_rels/workbook.xml.rels',
      relations([
        ...all.map((_, i): [string, string, string] => [
          `rId${i + 1}`,
          `${OFFICE}/worksheet`,
          `worksheets/sheet${i + 1}.xml`,
        ]),
        [`rId${all.length + 1}`, `${OFFICE}/styles`, 'styles.xml'],
      ]),
    ),
    part(
      'xl/styles.xml',
      `<styleSheet xmlns="${SHEET_MAIN}"><fonts count="2"><font><sz val="10"/><name val="Arial"/></font><font><b/><sz val="10"/><name val="Arial"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`,
    ),
    part('xl/worksheets/sheet1.xml', aboutSheet(sheets, left)),
    ...sheets.map(
      (one, i): WorkbookPart => ({
        name: `xl/worksheets/sheet${i + 2}.xml`,
        schedule: one.name,
        xml: sheetXml(root, one),
      }),
    ),
  ];
}

/** In a workbook `_x0041_` is read as the character of that number, unless its first mark is written so. */
const literal = (text: string): string => text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');

const textCell = (ref: string, text: string, style = ''): string =>
  text === ''
    ? ''
    : `<c r="${ref}"${style} t="inlineStr"><is><t xml:space="preserve">${xmlText(literal(visibleText(text.slice(0, CELL_MAX))))}</t></is></c>`;

async function* sheetXml(root: string, declared: DeclaredSchedule): AsyncGenerator<string> {
  const columns = Object.entries(declared.columns);
  const last = columnName(columns.length - 1);
  yield `${XML_HEAD}<worksheet xmlns="${SHEET_MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${columns.map(([name], i) => `<col min="${i + 1}" max="${i + 1}" width="${Math.max(12, name.length + 2)}" customWidth="1"/>`).join('')}</cols><sheetData>`;
  yield `<row r="1">${columns.map(([name], i) => textCell(`${columnName(i)}1`, name, ' s="1"')).join('')}</row>`;
  for await (const { no, row } of checkedRows(root, declared, new Findings())) {
    yield rowXml(no + 1, row, columns);
  }
  yield `</sheetData><autoFilter ref="A1:${last}${declared.rows + 1}"/></worksheet>`;
}

function rowXml(no: number, row: Row, columns: readonly (readonly [string, string])[]): string {
  const cells = columns.map(([name, type], i) => {
    const cell = row[name] ?? '';
    const ref = `${columnName(i)}${no}`;
    if (cell === '') return '';
    return type === 'text'
      ? textCell(ref, neutralised(cell))
      : `<c r="${ref}"><v>${Number(cell)}</v></c>`;
  });
  return `<row r="${no}">${cells.join('')}</row>`;
}

function aboutSheet(
  sheets: readonly DeclaredSchedule[],
  left: readonly DeclaredSchedule[],
): string {
  const lines = [
    ['Schedule', 'Rows', 'What it holds'],
    ...sheets.map(({ name, rows, says }) => [name, String(rows), says]),
    ...left.map(({ name, rows, csv }) => [
      name,
      String(rows),
      `too long for a sheet: see ${csv} and its Parquet file`,
    ]),
    [
      '',
      '',
      'For reading only. The record is the Parquet files; text that a spreadsheet would take for a formula carries an apostrophe here.',
    ],
  ];
  const rows = lines.map(
    (cells, r) =>
      `<row r="${r + 1}">${cells.map((cell, c) => textCell(`${columnName(c)}${r + 1}`, cell, r === 0 ? ' s="1"' : '')).join('')}</row>`,
  );
  return `<worksheet xmlns="${SHEET_MAIN}"><cols><col min="1" max="2" width="18" customWidth="1"/><col min="3" max="3" width="100" customWidth="1"/></cols><sheetData>${rows.join('')}</sheetData></worksheet>`;
}

const relations = (list: readonly (readonly [string, string, string])[]): string =>
  `<Relationships xmlns="${OPC_PACKAGE}/relationships">${list.map(([id, type, target]) => `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`).join('')}</Relationships>`;

function contentTypes(sheets: number): string {
  const type = (part: string) =>
    `application/vnd.openxmlformats-officedocument.spreadsheetml.${part}+xml`;
  const overrides = [
    ['/xl/workbook.xml', type('sheet.main')],
    ['/xl/styles.xml', type('styles')],
    ...Array.from({ length: sheets }, (_, i) => [
      `/xl/worksheets/sheet${i + 1}.xml`,
      type('worksheet'),
    ]),
  ];
  return `<Types xmlns="${OPC_PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${overrides.map(([part, of]) => `<Override PartName="${part}" ContentType="${of}"/>`).join('')}</Types>`;
}
