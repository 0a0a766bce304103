import { differingCells, differingSections } from '../../domain/index.ts';

/**
 * Contents that an address showed before, and shows again after another one: A, B, A. Taken from the times at which the
 * archive has each, because a content is one report however often it comes. Rows of `captured_at`, `report_id`,
 * `earlier_report_id` (what it took the place of) and `portal_id`; only where cells or text are others.
 */
export const RETURNED_CONTENTS = `
  WITH shown AS (
    SELECT document_id, captured_at,
      lag(document_id) OVER (
        PARTITION BY portal_id, url ORDER BY captured_at, warc_file, warc_offset
      ) AS replaced_id,
      captured_at > min(captured_at) OVER (PARTITION BY document_id) AS is_known
    FROM document JOIN capture USING (portal_id, url, sha256)
  ),
  returned AS (
    SELECT shown.captured_at, later.report_id, earlier.report_id AS earlier_report_id, later.portal_id
    FROM shown
    JOIN report_source AS part ON part.document_id = shown.document_id
    JOIN report AS later ON later.report_id = part.report_id
    JOIN report_source AS replaced ON replaced.document_id = shown.replaced_id
    JOIN report AS earlier ON earlier.report_id = replaced.report_id
    WHERE is_known AND shown.replaced_id <> shown.document_id AND earlier.revision <> later.revision
      AND earlier.agency_id IS NOT DISTINCT FROM later.agency_id
      AND earlier.report_year IS NOT DISTINCT FROM later.report_year
    QUALIFY 1 = row_number() OVER (PARTITION BY shown.captured_at, later.report_id ORDER BY earlier.report_id)
  ),
  pair AS (SELECT DISTINCT report_id, earlier_report_id FROM returned),
  differing AS (
    SELECT report_id, earlier_report_id FROM (${differingCells('pair')})
    UNION
    SELECT report_id, earlier_report_id FROM (${differingSections('pair')})
  )
  SELECT * FROM returned SEMI JOIN differing USING (report_id, earlier_report_id)`;
