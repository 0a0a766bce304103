/**
 * What each report says, as `report_id` and `content_hash`: its cells by their values, or their words where they are no
 * values, and its text without white space. A page that is only redesigned leaves it as it was. Reports of which
 * neither a value nor any text was read are left out: of them nobody knows what they say.
 */
export const REPORT_CONTENT = `
  WITH said AS (
    SELECT report_id, 'cell' AS part, count(value) > 0 AS is_read,
      string_agg(
        measure_id || '=' || coalesce(CAST(value AS VARCHAR), regexp_replace(raw, '\\s', '', 'g'), 'none'), ';'
        ORDER BY measure_id
      ) AS words
    FROM observation GROUP BY report_id
    UNION ALL
    SELECT report_id, 'text', bool_or(trim(text) <> ''),
      string_agg(number || regexp_replace(heading || text, '\\s', '', 'g'), ';' ORDER BY number)
    FROM narrative_section GROUP BY report_id
  )
  SELECT report_id, sha256(string_agg(part || words, chr(10) ORDER BY part)) AS content_hash
  FROM said GROUP BY report_id HAVING bool_or(is_read)`;
