import { z } from 'zod';
import { selectRows } from '../../workspace/index.ts';
import { readSnapshot } from '../read-snapshot.ts';
import { findReport } from './find-report.ts';

const RowSchema = z.object({ portal: z.string(), url: z.string() });

/**
 * The portal and the address of a report.
 * @param wanted a report id, or `<agency name or agency id>/<year>`.
 * @throws {Failure} `no_snapshot`; `report_unknown`, with the nearest names.
 */
export async function locateReport(snapshot: string, wanted: string): Promise<z.infer<typeof RowSchema>> {
  return readSnapshot(snapshot, async (connection) => {
    const { report_id: id } = await findReport(connection, wanted);
    const sql = 'SELECT portal_id AS portal, url FROM report WHERE report_id = $id';
    const [row] = await selectRows(connection, sql, RowSchema, { id });
    if (row === undefined) throw new Error(`${id} has no row`);
    return row;
  });
}
