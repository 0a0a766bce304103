import type { DuckDBConnection } from '@duckdb/node-api';
import { z } from 'zod';
import { type PortalFailure, SNAPSHOT_TABLES } from '../domain/index.ts';
import { selectRows } from '../workspace/index.ts';
import { reportedAgencyRows } from './agency-rows.ts';
import { CREATE_CELLS_READ, createCellTallies } from './cell-tallies.ts';
import { correctionProblemRows, judgeCorrections } from './corrections.ts';
import { captureRows, crawlRunRows, portalRow, urlStateRows } from './crawl-rows.ts';
import { insertCrossYearChecks } from './cross-year-checks.ts';
import { lendExtracted } from './extracted-views.ts';
import type { RegistrySources } from './fill-from-registry.ts';
import {
  CREATE_FOUND_PROBLEMS,
  crawlProblemRows,
  FOUND_PROBLEM,
  failureProblemRow,
  INSERT_EXTRACT_PROBLEMS,
  NUMBERED_PROBLEMS,
} from './found-problems.ts';
import { insertFrom, insertInto, insertRows } from './insert-rows.ts';
import { loadProblemRows } from './load-problems.ts';
import type { PortalInput } from './portal-input.ts';
import { insertProblemTexts } from './problem-texts.ts';
import { CREATE_REPORT_FACTS, REPORTED_AGENCIES } from './report-facts.ts';
import { REPORT_ROWS } from './report-rows.ts';
import { sideBySide } from './side-by-side.ts';
import { insertUnknownDivisions } from './unknown-divisions.ts';

export interface Sources extends RegistrySources {
  readonly inputs: readonly PortalInput[];
  readonly failures: readonly PortalFailure[];
}

/**
 * Fills a snapshot that has the registry with everything except `meta`. The cells, nearly all of its rows, are inserted on a
 * separate connection, while the other one reads what it needs about them from the extracted files. Afterwards it also has the
 * tallies of the table `observation`, for the data tests.
 */
export async function fillTables(
  connection: DuckDBConnection,
  ofCells: DuckDBConnection,
  sources: Sources,
): Promise<void> {
  await lendExtracted([connection, ofCells], sources.inputs);
  await sideBySide([
    { connection: ofCells, run: (own) => fillCells(own, sources.measures.length + sources.derived.length) },
    { connection, run: (own) => fillOthers(own, sources) },
  ]);
}

async function fillCells(connection: DuckDBConnection, measures: number): Promise<void> {
  await insertFrom(connection, SNAPSHOT_TABLES.observation, 'extracted_observation');
  await connection.run(createCellTallies(measures));
}

/** Referenced tables come before those that refer to them. */
async function fillOthers(connection: DuckDBConnection, sources: Sources): Promise<void> {
  await insertUnknownDivisions(
    connection,
    sources.inputs.map(({ portal }) => portal.division),
    'SELECT division_code FROM extracted_report',
  );
  await fillFromCrawl(connection, sources);
  await fillFromExtract(connection, sources);
}

async function fillFromCrawl(connection: DuckDBConnection, { inputs, scratch }: Sources): Promise<void> {
  const insert = insertInto(connection, scratch);
  await insert(
    'portal',
    inputs.map(({ portal }) => portalRow(portal)),
  );
  await insert('crawl_run', inputs.flatMap(crawlRunRows));
  await insert('url_state', inputs.flatMap(urlStateRows));
  await insert('capture', captureRows(inputs));
}

const ReportedAgencySchema = z.object({ division_code: z.string(), name: z.string() });

async function fillFromExtract(connection: DuckDBConnection, sources: Sources): Promise<void> {
  const { registry, measures, scratch } = sources;
  for (const table of ['document', 'narrative_section', 'narrative_fact'] as const) {
    await insertFrom(connection, SNAPSHOT_TABLES[table], `extracted_${table}`);
  }
  await insertFrom(connection, SNAPSHOT_TABLES.check_result, EXTRACTED_CHECKS);
  await connection.run(CREATE_CELLS_READ);
  await connection.run(CREATE_REPORT_FACTS);
  const reported = await selectRows(connection, REPORTED_AGENCIES, ReportedAgencySchema);
  await insertRows(connection, scratch, SNAPSHOT_TABLES.agency, reportedAgencyRows(registry, reported));
  await insertCrossYearChecks(connection, registry.crossYearChecks, measures);
  await judgeCorrections(connection, scratch, registry.corrections);
  await gatherProblems(connection, sources);
  await insertFrom(connection, SNAPSHOT_TABLES.report, REPORT_ROWS);
  await insertFrom(connection, SNAPSHOT_TABLES.report_source, 'extracted_report_source');
  await insertFrom(connection, SNAPSHOT_TABLES.correction, '(FROM judged_correction ORDER BY report, cell)');
  await insertFrom(connection, SNAPSHOT_TABLES.problem, NUMBERED_PROBLEMS);
  await insertProblemTexts(connection, scratch);
}

async function gatherProblems(
  connection: DuckDBConnection,
  { inputs, failures, scratch }: Sources,
): Promise<void> {
  await connection.run(CREATE_FOUND_PROBLEMS);
  await connection.run(INSERT_EXTRACT_PROBLEMS);
  for (const rows of [
    inputs.flatMap(crawlProblemRows),
    failures.map((failure) => failureProblemRow(failure, inputs)),
    await loadProblemRows(connection),
    await correctionProblemRows(connection),
  ]) {
    await insertRows(connection, scratch, FOUND_PROBLEM, rows);
  }
}

/** A check inside one report has no report of the year before. */
const EXTRACTED_CHECKS = '(SELECT *, NULL AS previous_report_id FROM extracted_check_result)';
