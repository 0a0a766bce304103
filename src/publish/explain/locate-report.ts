import { readSnapshot } from '../read-snapshot.ts';
import { findReport } from './find-report.ts';
import { sourceOfReport } from './report-source.ts';

/**
 * The portal and the address of a report.
 * @param wanted a report id, or `<agency name or agency id>/<year>`.
 * @throws {Failure} `no_snapshot`; `report_unknown`, with the nearest names.
 */
export async function locateReport(
  snapshot: string,
  wanted: string,
): Promise<{ readonly portal: string; readonly url: string }> {
  return readSnapshot(snapshot, async (connection) => {
    const { report_id: id } = await findReport(connection, wanted);
    const { portal_id: portal, url } = await sourceOfReport(connection, id);
    return { portal, url };
  });
}
