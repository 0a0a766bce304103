import { z } from 'zod';
import type { AgencyKind } from '../domain/index.ts';
import { selectRows } from '../workspace/index.ts';
import { HEADLINE_MEASURES } from './compare-table.ts';
import { readSnapshot } from './read-snapshot.ts';

const DepartmentSumSchema = z.object({
  division_code: z.string(),
  division_name: z.string().nullable(),
  report_year: z.int(),
  measure_id: z.string(),
  /** Null where no value is known. */
  value: z.number().nullable(),
  /** Agencies that should be in it but are not: their value is unknown, or there is no report. */
  agencies_lacking: z.int(),
});

/** The sum over the departments of a division. */
export type DepartmentSum = z.infer<typeof DepartmentSumSchema>;

const SUMMED: AgencyKind = 'department';

/**
 * Sums over the departments of each division, for the headline measures.
 * @throws {Failure} `no_snapshot`
 */
export function departmentSums(snapshot: string): Promise<DepartmentSum[]> {
  return readSnapshot(snapshot, (connection) =>
    selectRows(
      connection,
      `SELECT division_code, division_name, report_year, measure_id, value,
        agencies_unknown + agencies_without_report AS agencies_lacking
      FROM kind_total
      WHERE kind = $kind AND list_contains(from_json($measures, '["VARCHAR"]'), measure_id)
      ORDER BY division_code, measure_order, report_year`,
      DepartmentSumSchema,
      { kind: SUMMED, measures: JSON.stringify(HEADLINE_MEASURES) },
    ),
  );
}
