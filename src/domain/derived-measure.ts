import { z } from 'zod';
import { Failure } from './failure.ts';
import { type Measure, type MeasureId, measureId } from './measure.ts';

const DerivedRowSchema = z.strictObject({
  /** Row of the derived measures; they have the columns of the rows that are summed. */
  id: z.string(),
  table: z.string(),
  zh: z.string(),
  en: z.string(),
  /** For each template that has them: the rows whose sum it is. */
  sums: z.array(z.strictObject({ template: z.string(), rows: z.array(z.string()).min(1) })).min(1),
});

export const DerivedFileSchema = z.strictObject({ rule: z.string(), rows: z.array(DerivedRowSchema) });
/** A sum of rows that makes forms comparable which divide the same matter differently. */
export type DerivedRow = z.infer<typeof DerivedRowSchema>;

/** A measure that no form has: in each of its templates the sum of `parts`. */
export interface DerivedMeasure extends Measure {
  readonly parts: readonly { readonly template: string; readonly measure: MeasureId }[];
}

/** @throws {Failure} `registry_invalid` for a row that its template does not have. */
export function derivedMeasuresOf(
  measures: readonly Measure[],
  rows: readonly DerivedRow[],
): DerivedMeasure[] {
  return rows.flatMap((row) => {
    const parts = row.sums.flatMap((sum) =>
      sum.rows.flatMap((part) => cellsOfRow(measures, row, sum.template, part)),
    );
    const columns = [...new Set(parts.map(({ cell }) => cell.column))];
    return columns.map((column): DerivedMeasure => {
      const ofColumn = parts.filter(({ cell }) => cell.column === column);
      const label = (of: 'zh' | 'en') =>
        `${row[of]} · ${ofColumn[0]?.cell[of].split(' · ').at(-1) ?? column}`;
      return {
        id: measureId(row.table, row.id, column),
        table: row.table,
        row: row.id,
        column,
        zh: label('zh'),
        en: label('en'),
        unit: ofColumn[0]?.cell.unit ?? '',
        templates: row.sums.map((sum) => sum.template),
        parts: ofColumn.map(({ template, cell }) => ({ template, measure: cell.id })),
      };
    });
  });
}

function cellsOfRow(measures: readonly Measure[], { table, id }: DerivedRow, template: string, row: string) {
  const cells = measures.filter(
    (measure) => measure.table === table && measure.row === row && measure.templates.includes(template),
  );
  if (cells.length === 0) {
    const fault = { place: `derived.json: ${id}`, form: template, row: `${table}.${row}` };
    throw new Failure('registry_invalid', { faults: [{ ...fault, fault: 'unknown_row' }] });
  }
  return cells.map((cell) => ({ template, cell }));
}
