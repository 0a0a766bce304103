import { wordsOf } from '../domain/index.ts';

/**
 * The content of reports, as `report_id` and `content`, a number to compare within one build: their cells by value, or by
 * words where there is no value, and their text without white space. It stays the same when a page is only redesigned.
 * Only reports of pages that had several contents; reports of which neither a value nor any text was read are
 * left out, because their content is unknown.
 */
export const REPORT_CONTENT = `
  WITH several AS (
    SELECT unnest(reports) AS report_id FROM (
      SELECT list(report_id) AS reports FROM extracted_report JOIN document USING (document_id)
      GROUP BY portal_id, page_url, report_year HAVING count(*) > 1
    )
  ),
  said AS (
    SELECT report_id, hash('cell', measure_id, value, CASE WHEN value IS NULL THEN ${wordsOf('raw')} END) AS part,
      value IS NOT NULL AS is_read
    FROM extracted_observation SEMI JOIN several USING (report_id)
    UNION ALL
    SELECT report_id, hash('text', number, ${wordsOf('heading || text')}), trim(text) <> ''
    FROM narrative_section SEMI JOIN several USING (report_id)
  )
  SELECT report_id, bit_xor(part) AS content FROM said GROUP BY report_id HAVING bool_or(is_read)`;
