import type { DuckDBConnection } from '@duckdb/node-api';
import { z } from 'zod';
import { EXTRACTED_TABLES, Failure, SNAPSHOT_TABLES, type TableSpec } from '../domain/index.ts';
import { selectRows, sqlName, sqlText } from '../workspace/index.ts';
import { CELLS_ARE_UNIQUE } from './cell-tallies.ts';
import { declaresKeys } from './schema.ts';

/** A claim about a finished snapshot: its query returns the rows that violate it. */
interface DataTest {
  readonly name: string;
  readonly claims: string;
  readonly broken: string;
  /** Cheaper: a condition that is true only if the claim is; `broken` is queried only where it is false. */
  readonly surely?: string;
}

/** Rows that are shown for each violated claim. */
const EXAMPLES = 5;

function uniqueKey(table: TableSpec): DataTest {
  const key = table.primaryKey.map(sqlName).join(', ');
  return {
    name: `unique_${table.name}`,
    claims: `no two rows of ${table.name} have the same ${table.primaryKey.join(', ')}`,
    broken: `SELECT ${key} FROM ${sqlName(table.name)} GROUP BY ALL HAVING count(*) > 1`,
    // Equal keys have equal hashes; different keys rarely do, and that only costs the other query.
    surely:
      table.name === SNAPSHOT_TABLES.observation.name
        ? CELLS_ARE_UNIQUE
        : `SELECT count(*) = count(DISTINCT hash(${key})) FROM ${sqlName(table.name)}`,
  };
}

/** Where fewer rows than those of its table have all texts of a column. */
const TALLIED: Readonly<Record<string, string>> = {
  'observation.report_id': 'cells_of_report',
  'observation.document_id': 'cells_of_report',
  'observation.measure_id': 'cells_of_measure',
};

function wholeReferences(table: TableSpec): DataTest[] {
  return table.foreignKeys.map(({ column, references }) => ({
    name: `reference_${table.name}_${column}`,
    claims: `every ${column} of ${table.name} is in ${references}`,
    broken: `SELECT DISTINCT ${sqlName(column)} FROM ${sqlName(TALLIED[`${table.name}.${column}`] ?? table.name)}
      ANTI JOIN ${sqlName(references)} USING (${sqlName(column)})
      WHERE ${sqlName(column)} IS NOT NULL`,
  }));
}

const ONE_CURRENT: DataTest = {
  name: 'one_current_report',
  claims: 'each agency and year has exactly one current report',
  broken: `SELECT agency_id, report_year, count(*) FILTER (is_current) AS current_reports FROM report
    WHERE agency_id IS NOT NULL AND report_year IS NOT NULL
    GROUP BY ALL HAVING count(*) FILTER (is_current) <> 1
    UNION ALL
    SELECT agency_id, report_year, 1 FROM report
    WHERE is_current AND (agency_id IS NULL OR report_year IS NULL)`,
};

const ASKED_FOR: DataTest = {
  name: 'measure_of_template',
  claims: 'every cell is one of its form',
  broken: `SELECT DISTINCT measure_id, template FROM cells_of_measure
    ANTI JOIN measure_template USING (measure_id, template)`,
};

const UNIT_OF_MEASURE: DataTest = {
  name: 'unit_of_measure',
  claims: 'every value is in the unit of its measure',
  broken: `SELECT DISTINCT cells.measure_id, cells.unit, measure.unit AS unit_of_measure
    FROM cells_of_measure AS cells JOIN measure USING (measure_id)
    WHERE cells.valued > 0 AND cells.unit <> measure.unit`,
};

const DIVISION_OF_REPORT: DataTest = {
  name: 'division_of_report',
  claims: 'every cell has the division of its report',
  broken: `SELECT DISTINCT cells.report_id, cells.division_code, report.division_code AS division_of_report
    FROM cells_of_report AS cells JOIN report USING (report_id)
    WHERE cells.division_code IS DISTINCT FROM report.division_code`,
};

const SOURCE_OF_CELL: DataTest = {
  name: 'source_of_cell',
  claims: 'every cell is printed in a document that its report was read from',
  broken: `SELECT DISTINCT report_id, document_id FROM cells_of_report
    ANTI JOIN report_source USING (report_id, document_id)`,
};

const SOURCE_ONCE: DataTest = {
  name: 'source_once',
  claims: 'no document is listed twice among those of a report',
  broken: 'SELECT report_id, document_id FROM report_source GROUP BY ALL HAVING count(*) > 1',
};

const FINITE: DataTest = {
  name: 'finite_value',
  claims: 'every value is a number',
  broken: 'SELECT report_id, measure_id, value FROM observation WHERE NOT isfinite(value)',
};

const COUNTS_ADD_UP: DataTest = {
  name: 'cells_of_report',
  claims: 'the cells that a report counts are the cells that it has',
  broken: `SELECT (SELECT sum(cells_valued + cells_null) FROM report) AS counted, count(*) AS cells
    FROM observation HAVING coalesce(counted, 0) <> cells`,
};

function nothingLost(table: TableSpec, inserted: string, extracted = 'true'): DataTest {
  return {
    name: `complete_${table.name}`,
    claims: `${inserted} has as many rows as the extracted files`,
    broken: `SELECT extracted, loaded FROM
      (SELECT count(*) AS extracted FROM ${sqlName(`extracted_${table.name}`)}),
      (SELECT count(*) AS loaded FROM ${sqlName(inserted)} WHERE ${extracted})
      WHERE extracted <> loaded`,
  };
}

/** Where load adds rows: the condition of the extracted ones. */
const ROWS_OF_EXTRACT: Readonly<Record<string, string>> = {
  check_result: 'previous_report_id IS NULL',
  document_problem: "stage = 'extract' AND document_id IS NOT NULL",
};

const INSERTED_INTO: Readonly<Record<string, string>> = { document_problem: 'problem' };

const DATA_TESTS: readonly DataTest[] = [
  ...Object.values(SNAPSHOT_TABLES)
    .filter((table) => !declaresKeys(table))
    .flatMap((table) => [uniqueKey(table), ...wholeReferences(table)]),
  ASKED_FOR,
  UNIT_OF_MEASURE,
  DIVISION_OF_REPORT,
  SOURCE_OF_CELL,
  SOURCE_ONCE,
  ONE_CURRENT,
  FINITE,
  COUNTS_ADD_UP,
  ...Object.values(EXTRACTED_TABLES).map((table) =>
    nothingLost(table, INSERTED_INTO[table.name] ?? table.name, ROWS_OF_EXTRACT[table.name]),
  ),
];

/**
 * Runs every data test on a snapshot before it is published.
 * @throws {Failure} `snapshot_invalid` naming each claim that does not hold, with example rows.
 */
export async function runDataTests(connection: DuckDBConnection): Promise<void> {
  const broken: { test: string; claims: string; rows: string[] }[] = [];
  for (const { name, claims, broken: query } of await doubtful(connection)) {
    const rows = await selectRows(
      connection,
      `SELECT * FROM (${query}) ORDER BY ALL LIMIT ${EXAMPLES}`,
      z.record(z.string(), z.unknown()),
    );
    if (rows.length > 0) {
      broken.push({ test: name, claims, rows: rows.map((row) => JSON.stringify(row)) });
    }
  }
  if (broken.length > 0) throw new Failure('snapshot_invalid', { broken });
}

/** The claims that are violated or uncertain; in one query, because DuckDB takes milliseconds for each. */
async function doubtful(connection: DuckDBConnection): Promise<DataTest[]> {
  const verdicts = DATA_TESTS.map(
    ({ name, broken, surely = `NOT EXISTS (${broken})` }) =>
      `SELECT ${sqlText(name)} AS name, (${surely}) AS holds`,
  );
  const rows = await selectRows(
    connection,
    verdicts.join('\nUNION ALL '),
    z.object({ name: z.string(), holds: z.boolean() }),
  );
  const holding = new Set(rows.filter(({ holds }) => holds).map(({ name }) => name));
  return DATA_TESTS.filter(({ name }) => !holding.has(name));
}
