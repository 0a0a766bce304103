import type { DuckDBConnection } from '@duckdb/node-api';
import { z } from 'zod';
import { selectRows } from '../../workspace/index.ts';

const SourceSchema = z.object({
  portal_id: z.string(),
  portal_name: z.string(),
  url: z.string(),
  sha256: z.string(),
  /** UTC. Null, like the place, when the archive has no record of the document. */
  captured_at: z.string().nullable(),
  warc_file: z.string().nullable(),
  warc_offset: z.coerce.number().nullable(),
});

/** Where a document was fetched, and the first record of the archive with its bytes. */
export type CellSource = z.infer<typeof SourceSchema>;

/** The document that prints a cell; that of the report for a derived measure. */
export async function sourceOfCell(
  connection: DuckDBConnection,
  ids: { readonly report: string; readonly measure: string },
): Promise<CellSource> {
  const [source] = await selectRows(
    connection,
    `SELECT document.portal_id, portal.name AS portal_name, document.url, document.sha256,
      capture.captured_at, capture.warc_file, capture.warc_offset
    FROM report
    LEFT JOIN observation ON observation.report_id = report.report_id AND observation.measure_id = $measure
    JOIN document ON document.document_id = coalesce(observation.document_id, report.document_id)
    JOIN portal ON portal.portal_id = document.portal_id
    LEFT JOIN capture ON capture.portal_id = document.portal_id AND capture.url = document.url
      AND capture.sha256 = document.sha256
    WHERE report.report_id = $report
    ORDER BY capture.revisit, capture.captured_at LIMIT 1`,
    SourceSchema,
    ids,
  );
  if (source === undefined) throw new Error(`${ids.report} has no portal`);
  return source;
}
