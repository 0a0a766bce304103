import type { DuckDBConnection } from '@duckdb/node-api';
import { z } from 'zod';
import { selectRows, withDatabase } from '../../workspace/index.ts';
import { attachDataset } from './attach-dataset.ts';
import { differenceQuery } from './difference-query.ts';
import { DIFFERENCE_REASONS, type DifferenceReason } from './reasons.ts';

const ChangeSchema = z.enum(['new', 'changed', 'vanished']);
const isReason = (text: string): text is DifferenceReason => text in DIFFERENCE_REASONS;
const ReasonSchema = z.string().refine(isReason);

const DifferenceSchema = z.object({
  change: ChangeSchema,
  reason: ReasonSchema,
  division_code: z.string(),
  division_name: z.string().nullable(),
  agency_name: z.string(),
  report_year: z.int(),
  measure_id: z.string(),
  measure_zh: z.string(),
  measure_en: z.string(),
  unit: z.string(),
  unit_before: z.string().nullable(),
  value_before: z.number().nullable(),
  value_after: z.number().nullable(),
  report_before: z.string().nullable(),
  report_after: z.string().nullable(),
  url_before: z.string().nullable(),
  url_after: z.string().nullable(),
});

/** A cell of current reports that differs between two snapshots; `change` is `changed` when both have it. */
export type Difference = z.infer<typeof DifferenceSchema>;
export const DIFFERENCE_COLUMNS = Object.keys(DifferenceSchema.shape);

const CountSchema = z.object({
  change: ChangeSchema,
  reason: ReasonSchema,
  reports: z.coerce.number(),
  cells: z.coerce.number(),
});

/** How many reports and cells differ in one way for one reason. */
export type DifferenceCount = z.infer<typeof CountSchema>;

export interface SnapshotDifference {
  readonly counts: readonly DifferenceCount[];
  /** By division, agency, year and the order of the form; in chunks, so that memory does not grow with them. */
  readonly rows: AsyncIterable<readonly Difference[]>;
}

const MEMORY = '512MB';

/**
 * Compares two DuckDB files, or folders of exports, which are not altered, and lends the differences.
 * @param spill folder for what does not fit in memory.
 * @throws {Failure} `no_snapshot`, `snapshot_invalid`, `export_invalid`
 */
export async function diffSnapshots<T>(
  older: string,
  newer: string,
  spill: string,
  use: (difference: SnapshotDifference) => Promise<T>,
): Promise<T> {
  return withDatabase(':memory:', { memory: MEMORY, spill }, async (connection) => {
    await attachDataset(connection, older, 'older');
    await attachDataset(connection, newer, 'newer');
    await connection.run(`CREATE TEMP TABLE difference AS ${differenceQuery('older', 'newer')}`);
    const counts = await selectRows(
      connection,
      `SELECT change, reason, count(DISTINCT coalesce(report_after, report_before)) AS reports, count(*) AS cells
      FROM difference GROUP BY ALL ORDER BY ALL`,
      CountSchema,
    );
    return use({ counts, rows: rowsOf(connection) });
  });
}

async function* rowsOf(connection: DuckDBConnection): AsyncGenerator<Difference[]> {
  const result = await connection.stream(
    `SELECT ${DIFFERENCE_COLUMNS.join(', ')} FROM difference
    ORDER BY division_code, agency_name, report_year, measure_order`,
  );
  for await (const chunk of result.yieldRowObjectJson()) yield z.array(DifferenceSchema).parse(chunk);
}
