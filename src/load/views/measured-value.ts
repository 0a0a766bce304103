import { CORRECTED_CELL } from './corrected-cell.ts';

/**
 * The derived measures of each report, like cells. A sum has the flags of its parts. It is unknown when one of its
 * parts is, and then has only the flags of the unknown parts; `missing` means a part that the report lacks. A report that
 * prints the parts of two forms has two sums: where they differ, neither is used.
 */
const DERIVED_VALUE = `(
  WITH part AS (
    SELECT cell.report_id, cell.division_code, derived.measure_id, derived.template, derived.part_id, cell.value, cell.flags
    FROM derived_measure AS derived JOIN ${CORRECTED_CELL} AS cell
      ON cell.measure_id = derived.part_id AND cell.template = derived.template
  ),
  size AS (SELECT measure_id, template, count(*) AS parts FROM derived_measure GROUP BY ALL),
  total AS (
    SELECT report_id, division_code, measure_id, template,
      CASE WHEN count(value) = any_value(parts) THEN sum(value) END AS value,
      list_distinct(CASE WHEN count(value) = any_value(parts) THEN flatten(list(flags))
        ELSE list_concat(
          flatten(list(flags) FILTER (value IS NULL)),
          CASE WHEN count(*) < any_value(parts) THEN ['missing'] END
        ) END) AS flags
    FROM part JOIN size USING (measure_id, template) GROUP BY ALL
  )
  SELECT report_id, division_code, measure_id,
    coalesce(max(template) FILTER (value IS NOT NULL), max(template)) AS template,
    CASE WHEN min(value) = max(value) THEN max(value) END AS value,
    CASE WHEN min(value) < max(value) THEN ['repeated']
      ELSE coalesce(arg_max(flags, template) FILTER (value IS NOT NULL), arg_max(flags, template)) END AS flags
  FROM total GROUP BY ALL
)`;

/** Every measure of every report, derived ones included, corrected by hand where a correction was applied. */
export const MEASURED_VALUE = `(
  SELECT report_id, division_code, measure_id, template, value, flags FROM ${CORRECTED_CELL}
  UNION ALL BY NAME
  FROM ${DERIVED_VALUE}
)`;
