import type { DuckDBConnection } from '@duckdb/node-api';
import { z } from 'zod';
import { Failure } from '../../domain/index.ts';
import { selectRows } from '../../workspace/index.ts';
import { agencyNamed } from '../agency-named.ts';
import { nearest } from './nearest.ts';

const FoundReportSchema = z.object({
  report_id: z.string(),
  title: z.string().nullable(),
  agency_id: z.string().nullable(),
  agency_name: z.string().nullable(),
  report_year: z.int().nullable(),
  template: z.string().nullable(),
  published_on: z.string().nullable(),
  is_current: z.boolean(),
  trust: z.enum(['high', 'medium', 'low']),
  trust_reason_zh: z.string().nullable(),
  trust_reason_en: z.string().nullable(),
});

/** A row of the table `report`; its columns are described in the data dictionary. */
export type FoundReport = z.infer<typeof FoundReportSchema>;

const IS_AGENCY = agencyNamed('$agency');
const COLUMNS = Object.keys(FoundReportSchema.shape).join(', ');

/**
 * @param wanted a report id, or `<agency name, alias or agency id>/<year>` for the current report of that year.
 * @throws {Failure} `report_unknown`, with the nearest names; also when several agencies have the name.
 */
export async function findReport(connection: DuckDBConnection, wanted: string): Promise<FoundReport> {
  const [, agency = wanted, year = ''] = /^(.+)\/(\d{4})$/.exec(wanted) ?? [];
  const found = await selectRows(
    connection,
    `SELECT ${COLUMNS} FROM report
    WHERE report_id = $wanted
      OR (is_current AND ${IS_AGENCY} AND CAST(report_year AS VARCHAR) = $year)
    ORDER BY agency_id`,
    FoundReportSchema,
    { wanted, agency, year },
  );
  const [first] = found;
  if (first !== undefined && found.length === 1) return first;
  if (first !== undefined) {
    const several = found.map((report) => `${report.agency_id}/${year}`);
    throw new Failure('report_unknown', { wanted, several });
  }
  throw new Failure('report_unknown', { wanted, ...(await adviceOn(connection, agency, year)) });
}

/** For a known agency, what is known about that year, and its years with reports; else the nearest names. */
async function adviceOn(connection: DuckDBConnection, agency: string, year: string) {
  const awaited = await selectRows(
    connection,
    `SELECT concat_ws(' ', status, '(' || reason || ')', url) AS name FROM coverage
    WHERE ${IS_AGENCY} AND CAST(report_year AS VARCHAR) = $year`,
    z.object({ name: z.string() }),
    { agency, year },
  );
  // With several agencies of a name, facts about one say nothing about the others.
  const coverage = awaited.length === 1 ? (awaited[0]?.name ?? null) : null;
  const years = await selectRows(
    connection,
    `SELECT agency_id || '/' || report_year AS name FROM report
    WHERE is_current AND ${IS_AGENCY} ORDER BY name`,
    z.object({ name: z.string() }),
    { agency },
  );
  const names = years.length > 0 ? [] : await nearest(connection, 'SELECT DISTINCT name FROM agency', agency);
  return { coverage, reports: years.map(({ name }) => name), nearest: names };
}
