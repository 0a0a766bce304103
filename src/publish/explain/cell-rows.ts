import { z } from 'zod';
import { ComparabilitySchema, CorrectionStatusSchema } from '../../domain/index.ts';

/** A query for rows about one cell; `$report` and `$measure` are its parameters. */
export interface CellQuery<T> {
  readonly sql: string;
  readonly schema: z.ZodType<T>;
}

function cellQuery<T>(schema: z.ZodType<T>, sql: string): CellQuery<T> {
  return { sql, schema };
}

/** What was read; corrections do not change it. */
export const READING = cellQuery(
  z.object({
    value: z.number().nullable(),
    raw: z.string().nullable(),
    flags: z.array(z.string()),
    matched_by: z.string().nullable(),
    template: z.string(),
    anchor: z.string().nullable(),
    confidence: z.number().nullable(),
  }),
  `SELECT value, raw, flags, matched_by, template, anchor, confidence FROM observation
  WHERE report_id = $report AND measure_id = $measure`,
);

/** The value that counts. A replaced report has no corrections. */
export const VALUE = cellQuery(
  z.object({ value: z.number().nullable() }),
  `SELECT value FROM year_over_year WHERE report_id = $report AND measure_id = $measure
  UNION ALL
  SELECT observation.value FROM observation JOIN report USING (report_id)
  WHERE report_id = $report AND measure_id = $measure AND NOT is_current`,
);

export const PARTS = cellQuery(
  z.object({ measure_id: z.string(), value: z.number().nullable() }),
  `SELECT measure_id, value FROM observation_current AS cell
  JOIN (SELECT part_id, template FROM derived_measure WHERE measure_id = $measure) AS derived
    ON derived.part_id = cell.measure_id AND derived.template = cell.template
  WHERE report_id = $report ORDER BY measure_order`,
);

export const CORRECTION = cellQuery(
  z.object({
    status: CorrectionStatusSchema,
    original: z.number().nullable(),
    corrected: z.number().nullable(),
    reason: z.string(),
    source: z.string(),
    author: z.string(),
    corrected_on: z.string(),
  }),
  `SELECT status, original, corrected, reason, source, author, corrected_on FROM correction
  WHERE report_id = $report AND cell = $measure`,
);

const NeighbourSchema = z.object({
  report_year: z.int(),
  value: z.number().nullable(),
  comparability: ComparabilitySchema.nullable(),
  reason_zh: z.string().nullable(),
  reason_en: z.string().nullable(),
});

export const PREVIOUS = cellQuery(
  NeighbourSchema,
  `SELECT previous_year AS report_year, previous_value AS value, comparability, reason_zh, reason_en
  FROM year_over_year
  WHERE report_id = $report AND measure_id = $measure AND previous_report_id IS NOT NULL`,
);

export const NEXT = cellQuery(
  NeighbourSchema,
  `SELECT report_year, value, comparability, reason_zh, reason_en FROM year_over_year
  WHERE previous_report_id = $report AND measure_id = $measure`,
);

/** All queries of a cell have both parameters; this one reads the whole report. */
export const DOCUMENTS = cellQuery(
  z.object({
    url: z.string(),
    cells: z.int(),
    sections: z.int(),
    cells_same: z.int().nullable(),
    cells_different: z.int().nullable(),
  }),
  `SELECT document.url, cells, sections, cells_same, cells_different
  FROM report_source JOIN document USING (document_id)
  WHERE report_id = $report AND $measure IS NOT NULL
    AND 1 < (SELECT count(*) FROM report_source WHERE report_id = $report)
  ORDER BY part`,
);
