import type { z } from 'zod';
import type { Registry } from '../../domain/index.ts';
import { selectRows } from '../../workspace/index.ts';
import { readSnapshot } from '../read-snapshot.ts';
import { type CellCheck, checksOfCell } from './cell-checks.ts';
import { type CellFact, factsOfCell } from './cell-facts.ts';
import { type CellQuery, CORRECTION, DOCUMENTS, NEXT, PARTS, PREVIOUS, READING, VALUE } from './cell-rows.ts';
import { type CellSource, sourceOfCell } from './cell-source.ts';
import { type FoundMeasure, findMeasure } from './find-measure.ts';
import { type FoundReport, findReport } from './find-report.ts';

export interface ExplainOptions {
  /** Path of the DuckDB file. */
  readonly snapshot: string;
  readonly registry: Registry;
  /** A report id, or `<agency name or agency id>/<year>` for the current report of that year. */
  readonly report: string;
  /** A measure id, or `table|row|column`. */
  readonly cell: string;
}

/** Where a value comes from, and what confirms or contradicts it. Rows have the columns of the data dictionary. */
export interface CellExplanation {
  readonly report: FoundReport;
  readonly measure: FoundMeasure;
  /** In the unit of the measure; corrected by hand where `correction` was applied. */
  readonly value: number | null;
  /** What was read; null for a derived measure, and where the report has no such cell. */
  readonly reading: RowOf<typeof READING> | null;
  /** The cells whose sum a derived measure is, in this report. */
  readonly parts: readonly RowOf<typeof PARTS>[];
  /** The document that prints the cell. */
  readonly source: CellSource;
  /** Every document of the report, where there are several: what came from each, and how far it confirms the others. */
  readonly documents: readonly RowOf<typeof DOCUMENTS>[];
  readonly correction: RowOf<typeof CORRECTION> | null;
  readonly checks: readonly CellCheck[];
  /** The same measure a year earlier and a year later; null where there is no current report of that year. */
  readonly previous: RowOf<typeof PREVIOUS> | null;
  readonly next: RowOf<typeof NEXT> | null;
  /** Figures in the text about the same measure. */
  readonly facts: readonly CellFact[];
}

type RowOf<Query extends { readonly schema: z.ZodType }> = z.infer<Query['schema']>;

/**
 * Everything in the snapshot about one cell of one report.
 * @throws {Failure} `no_snapshot`; `report_unknown` and `cell_unknown`, with the nearest names.
 */
export async function explainCell(options: ExplainOptions): Promise<CellExplanation> {
  const { snapshot, registry } = options;
  return readSnapshot(snapshot, async (connection) => {
    const report = await findReport(connection, options.report);
    const measure = await findMeasure(connection, options.cell);
    const ids = { report: report.report_id, measure: measure.measure_id };
    const rows = <T>({ sql, schema }: CellQuery<T>) => selectRows(connection, sql, schema, ids);
    const row = async <T>(query: CellQuery<T>) => (await rows(query))[0] ?? null;
    const reading = await row(READING);
    const cell = { measure: ids.measure, template: reading?.template ?? report.template };
    return {
      report,
      measure,
      value: (await row(VALUE))?.value ?? null,
      reading,
      parts: await rows(PARTS),
      source: await sourceOfCell(connection, ids),
      documents: await rows(DOCUMENTS),
      correction: await row(CORRECTION),
      checks: await checksOfCell(connection, registry, ids.report, cell),
      previous: await row(PREVIOUS),
      next: await row(NEXT),
      facts: await factsOfCell(connection, registry, ids.report, ids.measure),
    };
  });
}
