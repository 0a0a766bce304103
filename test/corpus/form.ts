/** A printed cell of a generated report. */
export interface FormCell {
  readonly text: string;
  readonly colSpan: number;
  readonly rowSpan: number;
  readonly kind: 'row_label' | 'column_label' | 'frame' | 'value' | 'note';
  /** The measure of a value cell. */
  readonly measure: string | null;
}

export interface FormRow {
  readonly part: 'header' | 'body';
  readonly cells: readonly FormCell[];
}

export interface FormTable {
  readonly kind: 'table';
  /** Id of the form's table; several where they are printed as one. */
  readonly ids: readonly string[];
  readonly rows: readonly FormRow[];
  /** `around`: a table that lays out the page contains this one; `inside`: each value is in a separate table. */
  readonly nesting: 'none' | 'around' | 'inside';
}

export interface FormParagraph {
  readonly kind: 'paragraph' | 'heading';
  readonly text: string;
}

export type FormBlock = FormTable | FormParagraph;

/** Measure id to the number that the document states; null where it states none any more. */
export type Truth = ReadonlyMap<string, number | null>;

/** One report as plain data, ready to be damaged and printed. */
export interface Form {
  readonly template: string;
  readonly blocks: readonly FormBlock[];
  readonly truth: Truth;
  readonly medium: 'html' | 'text';
}

export function isTable(block: FormBlock): block is FormTable {
  return block.kind === 'table';
}

/** The form with every table replaced by what `change` makes of it. */
export function mapTables(form: Form, change: (table: FormTable) => FormBlock | readonly FormBlock[]): Form {
  return { ...form, blocks: form.blocks.flatMap((block) => (isTable(block) ? change(block) : [block])) };
}

/** The form with every cell replaced by what `change` makes of it. */
export function mapCells(
  form: Form,
  change: (cell: FormCell, row: FormRow) => FormCell | readonly FormCell[],
): Form {
  return mapTables(form, (table) => ({
    ...table,
    rows: table.rows.map((row) => ({ ...row, cells: row.cells.flatMap((cell) => change(cell, row)) })),
  }));
}

/** The form with the text of its labels, or of its values, rewritten. */
export function mapTexts(
  form: Form,
  kinds: readonly FormCell['kind'][],
  change: (text: string) => string,
): Form {
  return mapCells(form, (cell) => (kinds.includes(cell.kind) ? { ...cell, text: change(cell.text) } : cell));
}

export const LABELS: readonly FormCell['kind'][] = ['row_label', 'column_label', 'frame'];

/** The truth after the document has lost these cells. */
export function without(truth: Truth, measures: Iterable<string>): Truth {
  const left = new Map(truth);
  for (const measure of measures) if (left.has(measure)) left.set(measure, null);
  return left;
}
