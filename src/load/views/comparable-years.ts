import { MAY_BE_COMPARED } from './asked-measure.ts';

/** A run goes on while a form may be compared with the one that the measure had before, and no year lies between. */
export const COMPARABLE_YEARS = `
  WITH form AS (
    SELECT measure_id, template.*,
      lag(template.template) OVER earlier AS before, lag(last_year) OVER earlier AS before_last_year
    FROM measure_template JOIN template USING (template)
    WINDOW earlier AS (PARTITION BY measure_id ORDER BY first_year)
  ),
  run AS (
    SELECT form.*,
      count(*) FILTER (before IS NULL OR first_year <> before_last_year + 1 OR verdict.status NOT IN ${MAY_BE_COMPARED})
        OVER (PARTITION BY form.measure_id ORDER BY first_year) AS run
    FROM form LEFT JOIN comparable_measure AS verdict
      ON verdict.measure_id = form.measure_id AND from_template = before AND to_template = template
  ),
  pair AS (
    SELECT older.measure_id, older.run,
      arg_max(verdict.status, CASE verdict.status
        WHEN 'absent' THEN 3 WHEN 'break' THEN 2 WHEN 'comparable_with_caveat' THEN 1 ELSE 0 END) AS comparability,
      string_agg(DISTINCT verdict.note_zh, '；' ORDER BY verdict.note_zh) AS note_zh,
      string_agg(DISTINCT verdict.note_en, '; ' ORDER BY verdict.note_en) AS note_en
    FROM run AS older JOIN run AS newer
      ON newer.measure_id = older.measure_id AND newer.run = older.run AND newer.first_year >= older.first_year
    JOIN comparable_measure AS verdict ON verdict.measure_id = older.measure_id
      AND from_template = older.template AND to_template = newer.template
    GROUP BY ALL
  ),
  span AS (
    SELECT measure_id, run, min(first_year) AS first_year, arg_max(last_year, first_year) AS last_year,
      bool_or(last_year IS NULL) AS is_open, list(template ORDER BY first_year) AS templates
    FROM run GROUP BY ALL
  )
  SELECT measure_id, measure.zh AS measure_zh, measure.en AS measure_en,
    first_year, CASE WHEN NOT is_open THEN last_year END AS last_year, templates, comparability, note_zh, note_en
  FROM span JOIN pair USING (measure_id, run) JOIN measure USING (measure_id)`;
