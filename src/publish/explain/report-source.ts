import type { DuckDBConnection } from '@duckdb/node-api';
import { z } from 'zod';
import { selectRows } from '../../workspace/index.ts';

const SourceSchema = z.object({
  portal_id: z.string(),
  portal_name: z.string(),
  url: z.string(),
  sha256: z.string(),
  /** UTC. Null, like the place, when the archive holds no record of the document. */
  captured_at: z.string().nullable(),
  warc_file: z.string().nullable(),
  warc_offset: z.coerce.number().nullable(),
});

/** Where a report was fetched from, and the first record of the archive that holds its bytes. */
export type ReportSource = z.infer<typeof SourceSchema>;

export async function sourceOfReport(connection: DuckDBConnection, report: string): Promise<ReportSource> {
  const [source] = await selectRows(
    connection,
    `SELECT report.portal_id, portal.name AS portal_name, report.url, report.sha256,
      capture.captured_at, capture.warc_file, capture.warc_offset
    FROM report JOIN portal USING (portal_id)
    LEFT JOIN capture ON capture.portal_id = report.portal_id AND capture.url = report.url
      AND capture.sha256 = report.sha256
    WHERE report.report_id = $report
    ORDER BY capture.revisit, capture.captured_at LIMIT 1`,
    SourceSchema,
    { report },
  );
  if (source === undefined) throw new Error(`${report} has no portal`);
  return source;
}
