import { SNAPSHOT_VIEWS } from '../../domain/index.ts';

const { division_total: DIVISION, kind_total: KIND } = SNAPSHOT_VIEWS;

const PLACED = 'division_code, division_name, report_year, measure_id, measure_zh, measure_en, unit';

export const TOTAL = `
  SELECT ${PLACED}, measure_order, kind, value, agencies_summed, agencies_lacking,
    CASE kind WHEN 'government' THEN '本级政府自己的报告，已含其部门'
      ELSE '同类机关之和，不得与本级政府的数字相加' END AS meaning_zh,
    CASE kind WHEN 'government' THEN 'the report of the government itself, its departments included'
      ELSE 'sum over agencies of one kind, never to be added to the figure of the government' END AS meaning_en,
    note_zh, note_en
  FROM (
    SELECT ${PLACED}, 'government' AS kind, value,
      CAST(value IS NOT NULL AS INTEGER) AS agencies_summed, CAST(value IS NULL AS INTEGER) AS agencies_lacking,
      note_zh, note_en
    FROM ${DIVISION.name}
    UNION ALL
    SELECT ${PLACED}, kind, value, agencies_summed, agencies_unknown + agencies_without_report, note_zh, note_en
    FROM ${KIND.name}
  ) JOIN measure USING (measure_id, unit)`;
