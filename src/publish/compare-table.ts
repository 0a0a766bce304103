import { z } from 'zod';
import { AgencyKindSchema, ComparabilitySchema, type MeasureId } from '../domain/index.ts';
import { selectRows } from '../workspace/index.ts';
import { readSnapshot } from './read-snapshot.ts';

/** The figures in which a reader of a report is most interested. */
export const HEADLINE_MEASURES: readonly MeasureId[] = [
  'requests.new.total',
  'requests.handled_total.total',
  'requests.granted.total',
  'proactive.penalties.decisions',
];

export interface CompareOptions {
  readonly snapshot: string;
  /** Names in the reports; default: all. */
  readonly agencies?: readonly string[];
  /** Default: the headline measures. */
  readonly measures?: readonly MeasureId[];
  /** Report years; default: all. */
  readonly years?: readonly number[];
}

const ComparedSchema = z.object({
  division_code: z.string(),
  division_name: z.string().nullable(),
  agency_name: z.string(),
  kind: AgencyKindSchema.nullable(),
  report_year: z.int(),
  measure_id: z.string(),
  measure_zh: z.string(),
  measure_en: z.string(),
  unit: z.string(),
  value: z.number().nullable(),
  previous_year: z.int(),
  previous_value: z.number().nullable(),
  change: z.number().nullable(),
  change_pct: z.number().nullable(),
  comparability: ComparabilitySchema.nullable(),
  reason_zh: z.string().nullable(),
  reason_en: z.string().nullable(),
  checks_failed: z.int(),
  previous_checks_failed: z.int().nullable(),
  url: z.string(),
});

/** A row of the view `year_over_year` with the kind of its agency; the data dictionary describes the columns. */
export type ComparedValue = z.infer<typeof ComparedSchema>;

/**
 * Values of agencies over the years, sorted by division, agency, measure in the form's order, year.
 * @throws {Failure} `no_snapshot`
 */
export async function compareTable(options: CompareOptions): Promise<ComparedValue[]> {
  const asked = {
    agency_name: options.agencies,
    measure_id: options.measures ?? HEADLINE_MEASURES,
    report_year: options.years?.map(String),
  };
  const filters: string[] = [];
  const values: Record<string, string> = {};
  for (const [column, wanted] of Object.entries(asked)) {
    if (wanted === undefined) continue;
    filters.push(`list_contains(from_json($${column}, '["VARCHAR"]'), CAST(${column} AS VARCHAR))`);
    values[column] = JSON.stringify(wanted);
  }
  const columns = Object.keys(ComparedSchema.shape).join(', ');
  return readSnapshot(options.snapshot, (connection) =>
    selectRows(
      connection,
      `SELECT ${columns} FROM year_over_year
        LEFT JOIN (SELECT division_code, name AS agency_name, kind FROM agency) USING (division_code, agency_name)
      WHERE ${filters.join(' AND ')}
      ORDER BY division_code, agency_name, measure_order, report_year`,
      ComparedSchema,
      values,
    ),
  );
}
