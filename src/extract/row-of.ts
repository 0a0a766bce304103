import type { ExtractedTable } from '../domain/index.ts';
import type { TableRow } from '../workspace/index.ts';

/** A row with the table that it belongs to. */
export interface RowOf {
  readonly table: ExtractedTable;
  readonly row: TableRow;
}
