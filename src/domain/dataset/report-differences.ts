/** A text without its white space; a blank text equals a missing one. SQL. */
export function wordsOf(text: string): string {
  return `coalesce(regexp_replace(${text}, '\\s', '', 'g'), '')`;
}

/** Each content of each pair in a separate row: a join on either of two columns would compare everything with everything. */
const contentsOf = (pairs: string): string =>
  `(SELECT *, unnest([report_id, earlier_report_id]) AS content_id, content_id = report_id AS is_new FROM ${pairs})`;

/**
 * Cells whose value, or whose words where there is no value, differ from those in the content before. SQL.
 * @param pairs a relation of `report_id` and `earlier_report_id`, each pair once.
 */
export function differingCells(pairs: string): string {
  return `
    SELECT pair.report_id, earlier_report_id, measure_id,
      max(value) FILTER (NOT is_new) AS old_value, max(value) FILTER (is_new) AS new_value,
      max(raw) FILTER (NOT is_new) AS old_raw, max(raw) FILTER (is_new) AS new_raw
    FROM ${contentsOf(pairs)} AS pair JOIN observation AS cell ON cell.report_id = pair.content_id
    GROUP BY ALL
    HAVING old_value IS DISTINCT FROM new_value OR (new_value IS NULL AND ${wordsOf('old_raw')} <> ${wordsOf('new_raw')})`;
}

/** Sections of the narrative that have another text, white space aside; `pairs` as above. */
export function differingSections(pairs: string): string {
  const words = wordsOf('heading || text');
  return `
    SELECT pair.report_id, earlier_report_id, number
    FROM ${contentsOf(pairs)} AS pair JOIN narrative_section AS section ON section.report_id = pair.content_id
    GROUP BY ALL
    HAVING max(${words}) FILTER (is_new) IS DISTINCT FROM max(${words}) FILTER (NOT is_new)`;
}
