import type { DuckDBConnection } from '@duckdb/node-api';
import { z } from 'zod';
import { ComparabilitySchema } from '../../domain/index.ts';
import { selectRows } from '../../workspace/index.ts';
import { LEVEL_SUMS } from './level-sums.ts';
import { peerRanks } from './peer-ranks.ts';
import { placedValues, type RowsWanted } from './placed-values.ts';

const ComparisonRowSchema = z.object({
  division_code: z.string().nullable(),
  division_name: z.string().nullable(),
  agency_name: z.string().nullable(),
  /** Kind of the agency, as in the table `agency`. */
  kind: z.string().nullable(),
  level: z.string().nullable(),
  report_year: z.int(),
  /** In the unit of the quantity; null is unknown. */
  value: z.number().nullable(),
  /** Compared with the year before; of an indicator in percentage points. */
  change: z.number().nullable(),
  change_pct: z.number().nullable(),
  /** With the year before. */
  comparability: ComparabilitySchema.nullable(),
  /** 1 is the largest value of the year among agencies of the same kind and level; equal values share a rank. */
  rank: z.int().nullable(),
  /** Number of ranked agencies, and of those of this kind and level that are not ranked because their value is unknown. */
  ranked: z.int().nullable(),
  unranked: z.int().nullable(),
  /** Percent of the sum over `ranked`. */
  share_pct: z.number().nullable(),
  note_zh: z.string().nullable(),
  note_en: z.string().nullable(),
  /** Failed checks of the report, and of that of the year before. */
  checks_failed: z.int().nullable(),
  previous_checks_failed: z.int().nullable(),
  trust: z.string().nullable(),
  template: z.string().nullable(),
  report_id: z.string().nullable(),
  url: z.string().nullable(),
});
export type ComparisonRow = z.infer<typeof ComparisonRowSchema>;
export const COMPARISON_COLUMNS = ComparisonRowSchema.keyof().options;

/** The rows of a comparison, sorted by level or division, agency and year. */
export function comparisonRows(connection: DuckDBConnection, wanted: RowsWanted): Promise<ComparisonRow[]> {
  const { quantity, grouping, agencies, years } = wanted;
  const columnFilter =
    agencies === null ? '' : `AND agency_id IN (SELECT unnest(from_json($agencies, '["VARCHAR"]')))`;
  return selectRows(
    connection,
    `WITH ${placedValues(wanted)}, row AS (${grouping === 'level' ? LEVEL_SUMS : peerRanks(quantity.is)})
    SELECT ${COMPARISON_COLUMNS.join(', ')} FROM row
    WHERE report_year BETWEEN $first AND $last ${columnFilter}
    ORDER BY level, division_code, agency_name, report_year`,
    ComparisonRowSchema,
    {
      terms: JSON.stringify(quantity.terms),
      first: years.first,
      last: years.last,
      ...(agencies === null ? {} : { agencies: JSON.stringify(agencies) }),
    },
  );
}
