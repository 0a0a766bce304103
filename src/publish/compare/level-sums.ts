import { ofWorstSql } from '../../domain/index.ts';

/**
 * Sums of `placed` over the governments of one level, as SQL. A sum has a change only where it and that of the year before are over the same
 * governments: each of them has a change, and there are no more of them than the year before.
 */
export const LEVEL_SUMS = `
  SELECT CAST(NULL AS VARCHAR) AS division_code, CAST(NULL AS VARCHAR) AS division_name,
    CAST(NULL AS VARCHAR) AS agency_name, 'government' AS kind, level, report_year, value, change,
    CASE WHEN value - change > 0 THEN round(100 * change / (value - change), 2) + 0 END AS change_pct,
    comparability, CAST(NULL AS INTEGER) AS rank, CAST(NULL AS INTEGER) AS ranked, CAST(NULL AS INTEGER) AS unranked,
    CAST(NULL AS DOUBLE) AS share_pct,
    nullif(concat_ws('；',
      CASE WHEN summed < governments THEN '只含' || governments || '个政府中的' || summed || '个' END,
      CASE WHEN value IS NOT NULL AND change IS NULL THEN '上年合计所含政府不同，或不可比' END), '') AS note_zh,
    nullif(concat_ws('; ',
      CASE WHEN summed < governments THEN 'sum of ' || summed || ' of ' || governments || ' governments' END,
      CASE WHEN value IS NOT NULL AND change IS NULL
        THEN 'the sum of the year before is over other governments, or may not be compared' END), '') AS note_en,
    checks_failed, previous_checks_failed, CAST(NULL AS VARCHAR) AS trust, template,
    CAST(NULL AS VARCHAR) AS report_id, CAST(NULL AS VARCHAR) AS url
  FROM (
    SELECT * REPLACE (
      CASE WHEN changed = summed AND lag(summed) OVER earlier = summed THEN change END AS change)
    FROM (
      SELECT level, report_year, round(sum(value) FILTER (counts), 6) + 0 AS value,
        round(sum(change) FILTER (counts), 6) + 0 AS change,
        count(*) FILTER (counts) AS summed, count(change) FILTER (counts) AS changed, count(*) AS governments,
        ${ofWorstSql('comparability')} FILTER (counts) AS comparability,
        CAST(sum(checks_failed) FILTER (counts) AS INTEGER) AS checks_failed,
        CAST(sum(previous_checks_failed) FILTER (counts) AS INTEGER) AS previous_checks_failed,
        CASE WHEN min(template) = max(template) THEN min(template) END AS template
      FROM placed GROUP BY level, report_year
    )
    WINDOW earlier AS (PARTITION BY level ORDER BY report_year)
  )`;
