import { mkdir, open, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { inOrder, sqlName, sqlText } from '../../workspace/index.ts';
import { type ExportColumn, headersOf } from './columns.ts';
import { copyRows } from './copy-rows.ts';
import { chunksOf } from './file-chunks.ts';
import type { ExportJob, SortedTable, WrittenFile } from './job.ts';
import { partsOf } from './parts.ts';
import { selectSorted } from './sorted-tables.ts';

/**
 * Writes CSV: RFC 4180 with CRLF, UTF-8 with a byte order mark so that Excel reads Chinese, empty for null. DuckDB writes
 * the file, so memory does not grow with the table.
 */
export async function* writeCsv(job: ExportJob): AsyncGenerator<WrittenFile> {
  for (const table of job.tables) {
    const path = `${table.name}.csv`;
    yield { path, format: 'csv', table, rows: await copyCsv(job, table, path) };
    for (const part of await partsOf(job, table)) {
      const below = `${part.folder}/${path}`;
      const rows = await copyCsv(job, table, below, part.condition);
      yield { path: below, format: 'csv', table, rows, part };
    }
  }
}

/** Writes several pieces at a time: the first with the header, the others appended to it one after the other. */
async function copyCsv(
  job: ExportJob,
  table: SortedTable,
  path: string,
  condition?: string,
): Promise<number> {
  const { folder, headers } = job;
  const lanes = job.lanes.slice(0, table.lanes ?? 1);
  const file = join(folder, path);
  await mkdir(dirname(file), { recursive: true });
  const names = headersOf(table.columns, headers ?? 'id');
  const fields = table.columns.map((column, index) => {
    const mark = index === 0 ? '\uFEFF' : '';
    return `${asText(column)} AS ${sqlName(mark + (names[index] ?? column.id))}`;
  });
  const pieces = selectSorted(table, fields.join(', '), condition);
  const copied = inOrder(pieces.entries(), lanes.length, async ([index, piece]) => {
    const target = index === 0 ? file : `${file}.${index}`;
    const connection = lanes[index % lanes.length] ?? job.connection;
    const options = `FORMAT csv, HEADER ${index === 0}, NEW_LINE e'\\r\\n'`;
    return { target, rows: await copyRows(connection, piece, `${sqlText(target)} (${options})`) };
  });
  let all = 0;
  for await (const { target, rows } of copied) {
    all += rows;
    if (target === file) continue;
    await append(target, file);
    await rm(target);
  }
  return all;
}

async function append(piece: string, file: string): Promise<void> {
  const to = await open(file, 'a');
  try {
    for await (const chunk of chunksOf(piece)) await to.appendFile(chunk);
  } finally {
    await to.close();
  }
}

/** The column as it is printed, in SQL. */
function asText({ id, type }: ExportColumn): string {
  const value = sqlName(id);
  if (type === 'DOUBLE') return decimal(value);
  if (type === 'VARCHAR') return harmless(value);
  if (type === 'VARCHAR[]') return harmless(`array_to_string(${value}, ';')`);
  return value;
}

/** As src/publish/decimal.ts does: no exponent, no trailing zeros, no noise of binary fractions, never −0. */
function decimal(value: string): string {
  return `CASE WHEN ${value} = trunc(${value}) AND abs(${value}) < 1e15 THEN CAST(CAST(${value} AS BIGINT) AS VARCHAR)
    ELSE rtrim(rtrim(printf('%.6f', round(${value}, 6) + 0), '0'), '.') END`;
}

/** First characters that make a spreadsheet treat a text as a formula: = + - @ tab CR, and full-width = + - @. */
const FORMULA_BEGINS = '=+-@\t\r＝＋－＠';

/**
 * A text that would be treated as a formula gets an apostrophe before it; an empty one is printed like null. Not with `IN`:
 * DuckDB makes a join of it, which loses the order of rows. Nor with what fails for an empty text, as `chr(unicode(''))`
 * does: DuckDB may evaluate a branch for all values of a dictionary, including those of an earlier branch.
 */
function harmless(text: string): string {
  return `CASE WHEN ${text} = '' THEN NULL
    WHEN contains(${sqlText(FORMULA_BEGINS)}, left(${text}, 1)) THEN '''' || ${text} ELSE ${text} END`;
}
