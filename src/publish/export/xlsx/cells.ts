import type { ColumnType } from '../../../domain/index.ts';
import type { ExportColumn } from '../columns.ts';
import type { ExportTable } from '../tables.ts';

/** Largest number of characters in a cell (Excel's specifications and limits). */
const LONGEST_TEXT = 32_767;
const CUT = '…（截断，全文见 CSV / cut, see the CSV）';

const WHOLE = '#,##0';
const DECIMAL = '#,##0.0#####';
const SHARE = '0.0%';

/** Widths in characters of the standard font. */
const WIDTHS: Readonly<Record<ColumnType, number>> = {
  BOOLEAN: 8,
  INTEGER: 10,
  BIGINT: 10,
  DOUBLE: 14,
  DATE: 12,
  TIMESTAMP: 20,
  VARCHAR: 16,
  'VARCHAR[]': 16,
};
const LONG_TEXT =
  /^(url|previous_url|title|message|action|(measure|indicator|note|means|action)_(zh|en)|law|report_ids|.*reason_(zh|en)|anchor)$/;
const WIDTH_OF_LONG_TEXT = 36;

/** Number format of a column; for numbers, that of whole numbers. */
export function columnFormat({ id, type }: ExportColumn, { shares }: ExportTable): string {
  if (shares?.includes(id) === true) return SHARE;
  if (type === 'DOUBLE') return WHOLE;
  if (type === 'DATE') return 'yyyy-mm-dd';
  return type === 'INTEGER' || type === 'BIGINT' ? '0' : '@';
}

/** Number format of a cell where its column's does not fit. */
export function cellFormat(value: unknown, format: string): string | null {
  return format === WHOLE && typeof value === 'number' && !Number.isInteger(value) ? DECIMAL : null;
}

export function columnWidth({ id, type }: ExportColumn): number {
  return LONG_TEXT.test(id) ? WIDTH_OF_LONG_TEXT : WIDTHS[type];
}

/** Value of a cell: text stays text whatever it begins with, a date becomes a date. */
export function cellValue(
  value: string | number | boolean | null,
  { type }: ExportColumn,
): string | number | boolean | Date | null {
  if (typeof value !== 'string') return value;
  if (type === 'DATE') return new Date(value);
  return value.length > LONGEST_TEXT ? value.slice(0, LONGEST_TEXT - CUT.length) + CUT : value;
}
