import type { DuckDBConnection } from '@duckdb/node-api';
import { z } from 'zod';
import { AgencyKindSchema, type MeasureId } from '../../domain/index.ts';
import { selectRows } from '../../workspace/index.ts';
import { readSnapshot } from '../read-snapshot.ts';
import type { Comparison } from './compare.ts';
import { comparisonRows } from './comparison-rows.ts';
import { findQuantity } from './quantity.ts';
import { yearsWithin } from './scope.ts';

/** The figures in which a reader of a report is most interested, in the order of the form. */
const HEADLINE_MEASURES: readonly MeasureId[] = [
  'proactive.penalties.decisions',
  'requests.new.total',
  'requests.granted.total',
  'requests.handled_total.total',
];

const ReportingAgencySchema = z.object({
  agency_id: z.string(),
  division_code: z.string(),
  kind: AgencyKindSchema.nullable(),
});

const DepartmentSumSchema = z.object({
  division_code: z.string(),
  division_name: z.string().nullable(),
  report_year: z.int(),
  /** Null where no value is known. */
  value: z.number().nullable(),
  /** Agencies that should be in it but are not: their value is unknown, or there is no report. */
  agencies_lacking: z.int(),
});
/** The sum over the departments of a division. */
export type DepartmentSum = z.infer<typeof DepartmentSumSchema>;

/** A comparison of a headline measure over the agencies that are shown. */
export interface Headline {
  readonly comparison: Comparison;
  /** Of the divisions whose government is among the agencies. */
  readonly sums: readonly DepartmentSum[];
}

export interface Overview {
  /** Empty where there is no report. */
  readonly headlines: readonly Headline[];
  /** Agencies with a report that are not shown. */
  readonly agenciesLeft: number;
}

/**
 * The headline measures of the first agencies of the dataset that are no governments, and of their governments.
 * @param most agencies that are shown besides governments.
 * @throws {Failure} `no_snapshot`
 */
export async function overview(snapshot: string, most: number): Promise<Overview> {
  return readSnapshot(snapshot, async (connection) => {
    const reporting = await selectRows(
      connection,
      `SELECT DISTINCT agency_id, agency.division_code, agency.name, kind FROM report JOIN agency USING (agency_id)
      WHERE is_current ORDER BY division_code, agency.name`,
      ReportingAgencySchema,
    );
    const agencies = reporting.filter(({ kind }) => kind !== 'government').slice(0, most);
    const divisions = [...new Set(agencies.map((agency) => agency.division_code))];
    const governments = reporting.filter(
      (agency) => agency.kind === 'government' && divisions.includes(agency.division_code),
    );
    const compared = [...agencies, ...governments];
    const agenciesLeft = reporting.length - compared.length;
    if (compared.length === 0) return { headlines: [], agenciesLeft };
    const years = await yearsWithin(connection, undefined, divisions);
    const headlines: Headline[] = [];
    for (const measure of HEADLINE_MEASURES) {
      const quantity = await findQuantity(connection, { measure });
      const rows = await comparisonRows(connection, {
        quantity,
        grouping: 'agency',
        divisions,
        agencies: compared.map((agency) => agency.agency_id),
        years,
      });
      const sums = await departmentSums(
        connection,
        measure,
        governments.map((government) => government.division_code),
      );
      headlines.push({ comparison: { quantity, years, grouping: 'agency', rows }, sums });
    }
    return { headlines, agenciesLeft };
  });
}

function departmentSums(
  connection: DuckDBConnection,
  measure: MeasureId,
  divisions: readonly string[],
): Promise<DepartmentSum[]> {
  return selectRows(
    connection,
    `SELECT division_code, division_name, report_year, value,
      agencies_unknown + agencies_without_report AS agencies_lacking
    FROM kind_total
    WHERE kind = 'department' AND measure_id = $measure
      AND list_contains(from_json($divisions, '["VARCHAR"]'), division_code)
    ORDER BY division_code, report_year`,
    DepartmentSumSchema,
    { measure, divisions: JSON.stringify(divisions) },
  );
}
