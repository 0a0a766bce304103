import type { DuckDBConnection } from '@duckdb/node-api';
import type { ColumnType } from '../../domain/index.ts';
import { exportedCsv } from './exported-csv.ts';

/** Columns of the CSV files that are compared, with their counterparts in a snapshot. */
const REPORTS: Readonly<Record<string, ColumnType>> = {
  division_code: 'VARCHAR',
  agency_name: 'VARCHAR',
  report_year: 'INTEGER',
  report_id: 'VARCHAR',
  url: 'VARCHAR',
  sha256: 'VARCHAR',
};
const OBSERVATIONS: Readonly<Record<string, ColumnType>> = {
  division_code: 'VARCHAR',
  division_name: 'VARCHAR',
  agency_name: 'VARCHAR',
  report_year: 'INTEGER',
  measure_id: 'VARCHAR',
  measure_order: 'INTEGER',
  measure_zh: 'VARCHAR',
  measure_en: 'VARCHAR',
  unit: 'VARCHAR',
  value: 'DOUBLE',
  value_as_read: 'DOUBLE',
  report_id: 'VARCHAR',
  url: 'VARCHAR',
};

/**
 * Attaches the folder of an export to SQL as the schema `name`, with those tables of a snapshot that a comparison reads, as far
 * as its CSV files have them: current reports only, and no version of the extractor.
 * @throws {Failure} `export_invalid`
 */
export async function attachExport(
  connection: DuckDBConnection,
  folder: string,
  name: string,
): Promise<void> {
  const reports = await exportedCsv(connection, folder, 'reports', REPORTS);
  const observations = await exportedCsv(connection, folder, 'observations', OBSERVATIONS);
  await connection.run(`CREATE SCHEMA ${name};
    CREATE VIEW ${name}.report AS SELECT *, division_code || '-' || agency_name AS agency_id, report_id AS document_id,
      true AS is_current FROM ${reports};
    CREATE VIEW ${name}.document AS SELECT document_id, NULL::VARCHAR AS extractor_version FROM ${name}.report;
    CREATE VIEW ${name}.observation_current AS FROM ${observations}`);
}
