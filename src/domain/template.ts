import { z } from 'zod';

/** `leaf` and `total` rows and columns have values; a `heading` only groups the rows below it. */
const KindSchema = z.enum(['leaf', 'total', 'heading']);

const ColumnSchema = z.strictObject({
  id: z.string(),
  label: z.string(),
  en: z.string(),
  unit: z.string(),
  /** Label of the header cell that spans this column and its neighbours. */
  group: z.string().nullable(),
  kind: KindSchema,
  aliases: z.array(z.string()),
  /** A change may be below zero; a count may not. */
  signed: z.boolean().default(false),
});

const RowSchema = z.strictObject({
  id: z.string(),
  label: z.string(),
  /** The list number before the label, as the form prints it: 一, （一）, 1. */
  number: z.string().nullable(),
  en: z.string(),
  /** Id of the heading row above this one. */
  parent: z.string().nullable(),
  kind: KindSchema,
  aliases: z.array(z.string()),
  /** Unit of this row's values, where it is not the column's. */
  unit: z.string().optional(),
  /** Measure of this row's value, where a form of other years has the same in another place. */
  measure: z.string().optional(),
});

const BlockSchema = z.strictObject({
  id: z.string(),
  label: z.string().nullable(),
  columns: z.array(ColumnSchema).min(1),
  rows: z.array(RowSchema).min(1),
});

const TableSchema = z.strictObject({
  id: z.string(),
  /** Number of the section of the report with this table: 二, 三, 四; null where the form prescribes none. */
  number: z.string().nullable(),
  label: z.string(),
  en: z.string(),
  aliases: z.array(z.string()),
  /**
   * `blocks`: small tables one below the other, each with its own header;
   * `matrix`: one header, many rows; `single_row`: the rows are printed side by side over one row of values.
   */
  layout: z.enum(['blocks', 'matrix', 'single_row']),
  /** Sentences of the form that are no labels and no values. */
  instructions: z.array(z.string()),
  blocks: z.array(BlockSchema).min(1),
});

/** One year's form of the statistical tables, as prescribed by the document named in `source`. */
export const TemplateSchema = z
  .strictObject({
    id: z.string(),
    /** Document number of the circular that prescribes the form. */
    source: z.string(),
    report_years: z.strictObject({ first: z.int(), last: z.int().nullable() }),
    cell_count: z.int().positive(),
    tables: z.array(TableSchema).min(1),
  })
  .refine((template) => cellsOf(template).length === template.cell_count, {
    path: ['cell_count'],
    message: 'does not equal the number of cells that the tables define',
  });

export type Template = z.infer<typeof TemplateSchema>;
export type TemplateTable = z.infer<typeof TableSchema>;
export type TemplateBlock = z.infer<typeof BlockSchema>;
export type TemplateColumn = z.infer<typeof ColumnSchema>;
export type TemplateRow = z.infer<typeof RowSchema>;

/** One value of a form. */
export interface TemplateCell {
  readonly table: TemplateTable;
  readonly block: TemplateBlock;
  readonly row: TemplateRow;
  readonly column: TemplateColumn;
}

/** Unit in which a cell is reported. */
export function unitOf(row: TemplateRow, column: TemplateColumn): string {
  return row.unit ?? column.unit;
}

/** Every cell of a form in reading order: table by table, row by row, left to right. */
export function cellsOf(template: { readonly tables: readonly TemplateTable[] }): TemplateCell[] {
  return template.tables.flatMap((table) => table.blocks.flatMap((block) => cellsOfBlock(table, block)));
}

export function cellsOfBlock(table: TemplateTable, block: TemplateBlock): TemplateCell[] {
  return valueRows(block).flatMap((row) => block.columns.map((column) => ({ table, block, row, column })));
}

/** The rows of a block that have values. */
export function valueRows(block: TemplateBlock): TemplateRow[] {
  return block.rows.filter((row) => row.kind !== 'heading');
}

/** Rows that have values and are, directly or not, under the heading `headingId`. */
export function leavesUnder(block: TemplateBlock, headingId: string): TemplateRow[] {
  const isUnder = (row: TemplateRow): boolean => {
    if (row.parent === null) return false;
    if (row.parent === headingId) return true;
    const parent = block.rows.find((candidate) => candidate.id === row.parent);
    return parent !== undefined && isUnder(parent);
  };
  return block.rows.filter((row) => row.kind === 'leaf' && isUnder(row));
}
