import { z } from 'zod';
import { selectRows } from '../../../workspace/index.ts';
import type { Headers } from '../columns.ts';
import type { ExportJob, SortedTable } from '../job.ts';

/** Rows of a sheet, its header included (Excel's specifications and limits). */
export const ROWS_OF_A_SHEET = 1_048_576;

/** A sheet has a table, or as many of its rows as fit. */
export interface Sheet {
  readonly name: string;
  readonly table: SortedTable;
  /** Rows without the header. */
  readonly rows: number;
  /** Number of this sheet among those of the table, from 1. */
  readonly number: number;
  readonly of: number;
}

/** The sheets that the tables need, in their order. */
export async function sheetsOf(
  { connection, tables }: ExportJob,
  headers: Headers,
  rowsOfASheet: number,
): Promise<Sheet[]> {
  const sheets: Sheet[] = [];
  for (const table of tables) {
    const [counted] = await selectRows(
      connection,
      `SELECT count(*) AS rows FROM ${table.source}`,
      z.object({ rows: z.coerce.number() }),
    );
    sheets.push(...split(table, counted?.rows ?? 0, headers, rowsOfASheet - 1));
  }
  return sheets;
}

function split(table: SortedTable, rows: number, headers: Headers, most: number): Sheet[] {
  const of = Math.max(1, Math.ceil(rows / most));
  const title = headers === 'id' ? table.name : table.sheet[headers];
  return Array.from({ length: of }, (_, index) => ({
    name: of === 1 ? title : `${title} ${index + 1}`,
    table,
    rows: Math.min(most, rows - index * most),
    number: index + 1,
    of,
  }));
}
