import type { DuckDBConnection } from '@duckdb/node-api';
import { type Measure, type Registry, SNAPSHOT_TABLES } from '../domain/index.ts';
import { sqlText, type TableRows } from '../workspace/index.ts';
import { captureRows, crawlRunRows, portalRow, urlStateRows } from './crawl-rows.ts';
import { lendExtracted } from './extracted-views.ts';
import {
  CREATE_FOUND_PROBLEMS,
  crawlProblemRows,
  FOUND_PROBLEM,
  INSERT_EXTRACT_PROBLEMS,
  NUMBERED_PROBLEMS,
} from './found-problems.ts';
import { insertFrom, insertRows } from './insert-rows.ts';
import { loadProblemRows } from './load-problems.ts';
import type { PortalInput } from './portal-input.ts';
import { comparableMeasureRows, divisionRows, measureRows, measureTemplateRows } from './registry-rows.ts';
import { CREATE_REPORT_FACTS, INSERT_AGENCIES, REPORT_WITH_PROBLEMS } from './report-facts.ts';

export interface Sources {
  readonly registry: Registry;
  readonly measures: readonly Measure[];
  readonly inputs: readonly PortalInput[];
  /** Path for a file in the meantime. */
  readonly scratch: string;
}

/** Fills all tables but `meta`; those that are referred to come before those that refer. */
export async function fillTables(connection: DuckDBConnection, sources: Sources): Promise<void> {
  await lendExtracted(connection, sources.inputs);
  await fillFromRegistry(connection, sources);
  await fillFromCrawl(connection, sources);
  await fillFromExtract(connection, sources);
}

async function fillFromRegistry(connection: DuckDBConnection, sources: Sources): Promise<void> {
  const { registry, measures, inputs, scratch } = sources;
  const insert = insertInto(connection, scratch);
  await insert('division', divisionRows(registry));
  // A division that the registry does not name still has its row, and a problem says so.
  const portalDivisions = inputs.map(({ portal }) => `(${sqlText(portal.division)})`).join(', ');
  await connection.run(`
    INSERT INTO division (division_code)
    SELECT DISTINCT code FROM (
      FROM (VALUES ${portalDivisions}) AS of_portal (code)
      UNION SELECT division_code FROM extracted_report
    )
    WHERE code IS NOT NULL AND code NOT IN (SELECT division_code FROM division) ORDER BY code`);
  await insert('measure', measureRows(measures));
  await insert('measure_template', measureTemplateRows(measures));
  await insert('comparable_measure', comparableMeasureRows(measures, registry));
}

async function fillFromCrawl(connection: DuckDBConnection, { inputs, scratch }: Sources): Promise<void> {
  const insert = insertInto(connection, scratch);
  await insert(
    'portal',
    inputs.map(({ portal }) => portalRow(portal)),
  );
  await insert('crawl_run', inputs.flatMap(crawlRunRows));
  await insert('url_state', inputs.flatMap(urlStateRows));
  await insert('capture', inputs.flatMap(captureRows));
}

async function fillFromExtract(connection: DuckDBConnection, { inputs, scratch }: Sources): Promise<void> {
  for (const table of ['document', 'observation', 'check_result', 'narrative_section'] as const) {
    await insertFrom(connection, SNAPSHOT_TABLES[table], `extracted_${table}`);
  }
  await connection.run(CREATE_REPORT_FACTS);
  await connection.run(INSERT_AGENCIES);
  await connection.run(CREATE_FOUND_PROBLEMS);
  await insertRows(connection, scratch, FOUND_PROBLEM, inputs.flatMap(crawlProblemRows));
  await connection.run(INSERT_EXTRACT_PROBLEMS);
  await insertRows(connection, scratch, FOUND_PROBLEM, await loadProblemRows(connection));
  await insertFrom(connection, SNAPSHOT_TABLES.report, REPORT_WITH_PROBLEMS);
  await insertFrom(connection, SNAPSHOT_TABLES.problem, NUMBERED_PROBLEMS);
}

function insertInto(connection: DuckDBConnection, scratch: string) {
  return (table: keyof typeof SNAPSHOT_TABLES, rows: TableRows) =>
    insertRows(connection, scratch, SNAPSHOT_TABLES[table], rows);
}
