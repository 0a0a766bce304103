import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type ExcelJS from 'exceljs';
import { type Headers, headersOf } from '../columns.ts';
import { DICTIONARY_COLUMNS, dictionaryRows } from '../dictionary.ts';
import type { ExportJob, WrittenFile } from '../job.ts';
import { type Cell, rowsOf } from '../rows.ts';
import { cellFormat, cellValue, columnFormat, columnWidth } from './cells.ts';
import { readmeLines } from './readme.ts';
import { ROWS_OF_A_SHEET, type Sheet, sheetsOf } from './sheets.ts';
import { fixZipTimes } from './zip-times.ts';

type Workbook = InstanceType<typeof ExcelJS.stream.xlsx.WorkbookWriter>;

const PATH = 'nianbao.xlsx';
const FROZEN_HEADER = { views: [{ state: 'frozen' as const, ySplit: 1 }] };
const HEADER_FONT = { bold: true };
/**
 * Rows between two pauses, in which a piece of what was written is compressed. The library does not wait for
 * the stream: with 1,000, more than a piece, most of a million rows waited in memory.
 */
const ROWS_OF_A_BATCH = 20;

/** Writes one workbook: a readme, one sheet per table (several where it is too long), and the meaning of the columns. */
export async function* writeXlsx(
  job: ExportJob,
  rowsOfASheet: number = ROWS_OF_A_SHEET,
): AsyncGenerator<WrittenFile> {
  const headers = job.headers ?? 'zh';
  const path = join(job.folder, PATH);
  // The library takes longer to load than most commands take.
  const { default: excel } = await import('exceljs');
  const workbook = new excel.stream.xlsx.WorkbookWriter({ filename: path, useStyles: true });
  workbook.creator = 'nianbao';
  workbook.lastModifiedBy = 'nianbao';
  workbook.created = workbook.modified = new Date(job.facts.as_of ?? 0);
  const sheets = await sheetsOf(job, headers, rowsOfASheet);
  addText(
    workbook,
    headers === 'zh' ? '说明' : 'Readme',
    ['中文', 'English'],
    readmeLines(job.facts, sheets),
    70,
  );
  let rows = 0;
  for (const table of job.tables) {
    rows += await addTable(
      workbook,
      sheets.filter((sheet) => sheet.table === table),
      headers,
      rowsOf(job, table),
    );
  }
  addText(
    workbook,
    headers === 'zh' ? '字段' : 'Columns',
    headersOf(DICTIONARY_COLUMNS, headers),
    dictionaryRows(job.tables),
    24,
  );
  await workbook.commit();
  await fixZipTimes(path);
  yield { path: PATH, format: 'xlsx', table: null, rows };
}

function addText(
  workbook: Workbook,
  name: string,
  header: readonly string[],
  lines: readonly (readonly Cell[])[],
  width: number,
): void {
  const sheet = workbook.addWorksheet(name, FROZEN_HEADER);
  sheet.columns = header.map(() => ({ width, style: { alignment: { wrapText: true, vertical: 'top' } } }));
  for (const [index, line] of [header, ...lines].entries()) {
    const row = sheet.addRow([...line]);
    if (index === 0) row.font = HEADER_FONT;
    row.commit();
  }
  sheet.commit();
}

async function addTable(
  workbook: Workbook,
  sheets: readonly Sheet[],
  headers: Headers,
  rows: AsyncGenerator<readonly Cell[]>,
): Promise<number> {
  let written = 0;
  for (const sheet of sheets) {
    const { columns } = sheet.table;
    const formats = columns.map((column) => columnFormat(column, sheet.table));
    const worksheet = workbook.addWorksheet(sheet.name, FROZEN_HEADER);
    worksheet.columns = columns.map((column, index) => ({
      width: columnWidth(column),
      style: { numFmt: formats[index] ?? '@' },
    }));
    worksheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: columns.length } };
    const header = worksheet.addRow(headersOf(columns, headers));
    header.font = HEADER_FONT;
    header.commit();
    for (let at = 0; at < sheet.rows; at += 1) {
      const { value: cells, done } = await rows.next();
      if (done === true) throw new Error(`${sheet.name} has ${at} rows where ${sheet.rows} were counted`);
      const values = columns.map((column, index) => cellValue(cells[index] ?? null, column));
      const row = worksheet.addRow(values);
      for (const [index, value] of values.entries()) {
        const format = cellFormat(value, formats[index] ?? '@');
        if (format !== null) row.getCell(index + 1).numFmt = format;
      }
      row.commit();
      written += 1;
      if (written % ROWS_OF_A_BATCH === 0) await setImmediate();
    }
    worksheet.commit();
  }
  return written;
}
