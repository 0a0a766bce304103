import { z } from 'zod';
import { selectRows, sqlText } from '../../workspace/index.ts';
import type { ExportJob, ExportPart, FilePart, SortedTable } from './job.ts';
import { hasPlaceAndYear } from './tables.ts';

/** SQL of the province of a row: the first two digits of a GB/T 2260 code. */
export const PROVINCE = "left(division_code, 2) || '0000'";

const KEYS: Readonly<Record<ExportPart, string>> = {
  year: 'CAST(report_year AS VARCHAR)',
  province: PROVINCE,
};

interface Part extends FilePart {
  /** Below the folder of the export. */
  readonly folder: string;
  /** SQL that is true for its rows. */
  readonly condition: string;
}

/** The years and provinces of a table, as far as they are requested; none for a table that cannot be split. */
export async function partsOf({ connection, by }: ExportJob, table: SortedTable): Promise<Part[]> {
  if (!hasPlaceAndYear(table)) return [];
  const parts: Part[] = [];
  for (const kind of by) {
    const found = await selectRows(
      connection,
      `SELECT key AS value, name FROM (SELECT DISTINCT ${KEYS[kind]} AS key FROM ${table.source})
      LEFT JOIN division ON division_code = key ORDER BY key`,
      z.object({ value: z.string(), name: z.string().nullable() }),
    );
    for (const { value, name } of found) {
      const folder = `by-${kind}/${value}${name === null ? '' : `-${name}`}`;
      parts.push({ by: kind, value, folder, condition: `${KEYS[kind]} = ${sqlText(value)}` });
    }
  }
  return parts;
}
