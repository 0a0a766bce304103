import { mayBeComparedSql, SNAPSHOT_VIEWS } from '../../domain/index.ts';
import { ASKED_MEASURE } from './asked-measure.ts';
import { MEASURED_VALUE } from './measured-value.ts';

export const KIND_TOTAL = `
  WITH expected AS (
    SELECT division_code, report_year, kind,
      count(*) FILTER (report_id IS NOT NULL) AS reports,
      count(*) FILTER (report_id IS NULL AND status <> 'not_yet_due') AS without_report
    FROM ${SNAPSHOT_VIEWS.coverage.name} WHERE kind <> 'government' GROUP BY ALL
  ),
  cell AS (
    SELECT report.division_code, report.report_year, agency.kind, report.report_id, measured.measure_id, measured.template,
      measured.value
    FROM report JOIN agency USING (agency_id)
    JOIN ${MEASURED_VALUE} AS measured
      ON measured.report_id = report.report_id AND measured.division_code = report.division_code
    WHERE report.is_current AND agency.kind <> 'government'
  ),
  summed AS (
    SELECT asked.* EXCLUDE (template), expected.kind, expected.reports, expected.without_report,
      sum(cell.value) FILTER (${mayBeComparedSql('verdict.status')}) AS value,
      count(cell.value) FILTER (${mayBeComparedSql('verdict.status')}) AS counted,
      list(cell.report_id ORDER BY cell.report_id)
        FILTER (cell.value IS NOT NULL AND ${mayBeComparedSql('verdict.status')}) AS report_ids
    FROM ${ASKED_MEASURE} AS asked
    JOIN expected USING (division_code, report_year)
    LEFT JOIN cell ON cell.division_code = asked.division_code AND cell.report_year = asked.report_year
      AND cell.kind = expected.kind AND cell.measure_id = asked.measure_id
    LEFT JOIN comparable_measure AS verdict ON verdict.measure_id = asked.measure_id
      AND verdict.from_template = cell.template AND verdict.to_template = asked.template
    WHERE expected.reports > 0
    GROUP BY ALL
  )
  SELECT division_code, division_name, report_year, measure_id, measure_order, measure_zh, measure_en, unit, kind,
    round(value, 6) + 0 AS value,
    CAST(counted AS INTEGER) AS agencies_summed,
    CAST(reports - counted AS INTEGER) AS agencies_unknown,
    CAST(without_report AS INTEGER) AS agencies_without_report,
    coalesce(report_ids, []) AS report_ids,
    CASE WHEN counted < reports + without_report
      THEN '不完整：只含' || counted || '个机关，应有' || (reports + without_report) || '个' END AS note_zh,
    CASE WHEN counted < reports + without_report
      THEN 'incomplete: ' || counted || ' of ' || (reports + without_report) || ' agencies' END AS note_en
  FROM summed`;
