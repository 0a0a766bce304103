import { mayBeComparedSql } from '../../domain/index.ts';
import { ASKED_MEASURE } from './asked-measure.ts';
import { MEASURED_VALUE } from './measured-value.ts';

export const DIVISION_TOTAL = `
  WITH government AS (
    SELECT report.division_code, report.report_year, count(*) AS reports,
      CASE WHEN count(*) = 1 THEN any_value(report_id) END AS report_id
    FROM report JOIN agency USING (agency_id)
    WHERE report.is_current AND agency.kind = 'government' GROUP BY ALL
  ),
  placed AS (
    SELECT asked.*, government.reports, government.report_id, cell.report_id IS NOT NULL AS is_there,
      cell.value, ${mayBeComparedSql('verdict.status')} AS of_this_form
    FROM ${ASKED_MEASURE} AS asked
    LEFT JOIN government USING (division_code, report_year)
    LEFT JOIN ${MEASURED_VALUE} AS cell
      ON cell.division_code = asked.division_code AND cell.report_id = government.report_id
      AND cell.measure_id = asked.measure_id
    LEFT JOIN comparable_measure AS verdict ON verdict.measure_id = asked.measure_id
      AND verdict.from_template = cell.template AND verdict.to_template = asked.template
  )
  SELECT placed.division_code, division_name, placed.report_year, measure_id, measure_order, measure_zh, measure_en, unit,
    CASE WHEN of_this_form THEN value END AS value,
    CASE WHEN reports IS NULL THEN '没有本级政府自己的报告；部门之和不能代替'
      WHEN reports > 1 THEN '有两个以上机关像是本级政府：请在 agencies.yaml 中写明别名或类别'
      WHEN NOT is_there THEN '政府报告缺少该单元格'
      WHEN NOT of_this_form THEN '政府报告用的是不可比的表式'
      WHEN value IS NULL THEN '政府报告中数值不明' END AS note_zh,
    CASE WHEN reports IS NULL THEN 'no report of the government itself; the sum of departments is no substitute'
      WHEN reports > 1 THEN 'several agencies look like the government: tell aliases or kinds in agencies.yaml'
      WHEN NOT is_there THEN 'the report of the government lacks this cell'
      WHEN NOT of_this_form THEN 'the report of the government is on a form that may not be compared'
      WHEN value IS NULL THEN 'unknown in the report of the government' END AS note_en,
    report.checks_failed, report.trust, report_id, report.url
  FROM placed LEFT JOIN report USING (report_id)`;
