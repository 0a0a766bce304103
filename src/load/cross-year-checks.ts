import type { DuckDBConnection } from '@duckdb/node-api';
import { type CrossYearCheck, type Measure, type MeasureId, measureId } from '../domain/index.ts';
import { sqlText } from '../workspace/index.ts';

/** A cell that a check adds to one of its sides. */
interface Term {
  readonly side: 'left' | 'right';
  /** Which of the two reports has it. */
  readonly year: 'this' | 'previous';
  readonly sign: 1 | -1;
  readonly measure: MeasureId;
}

/** A check along one column (or row). */
interface Line {
  readonly check: CrossYearCheck;
  readonly along: string;
  readonly terms: readonly Term[];
}

/**
 * Checks each current report against the current report of the same agency for the year before, as both were read.
 * Where one of the two does not have all cells of a check, because it has no such table or its form lacks them,
 * there is no result; where a cell is there without a value, the check is not assessable.
 */
export async function insertCrossYearChecks(
  connection: DuckDBConnection,
  checks: readonly CrossYearCheck[],
  measures: readonly Measure[],
): Promise<void> {
  const lines = checks.flatMap((check) => linesOf(check, measures));
  if (lines.length === 0) return;
  await connection.run(insertResults(lines));
}

/** Every column (or row) along which the forms together have all cells of the check. */
function linesOf(check: CrossYearCheck, measures: readonly Measure[]): Line[] {
  const inTable = measures.filter((measure) => measure.table === check.table);
  const known = new Set(inTable.map((measure) => measure.id));
  const alongs = new Set(inTable.map((measure) => (check.per === 'column' ? measure.column : measure.row)));
  return [...alongs].flatMap((along) => {
    const terms = termsAlong(check, along);
    return terms.every((term) => known.has(term.measure)) ? [{ check, along, terms }] : [];
  });
}

function termsAlong(check: CrossYearCheck, along: string): Term[] {
  const cells = (
    ids: readonly string[],
    side: Term['side'],
    year: Term['year'],
    sign: Term['sign'],
  ): Term[] =>
    ids.map((id) => {
      const [row, column] = check.per === 'column' ? [id, along] : [along, id];
      return { side, year, sign, measure: measureId(check.table, row, column) };
    });
  return [
    ...cells(check.left, 'left', 'this', 1),
    ...cells(check.right.previous, 'right', 'previous', 1),
    ...cells(check.right.plus, 'right', 'this', 1),
    ...cells(check.right.minus, 'right', 'this', -1),
  ];
}

/** Amounts have at most eight decimals; differences beyond them are binary noise. */
const SAME = 1e-8;

/** During the sums, one number represents all columns of a line, and one a pair of reports. */
function insertResults(lines: readonly Line[]): string {
  const lineRows = lines.map(({ check, along, terms }, line) => [
    line,
    check.id,
    check.table,
    along,
    check.severity,
    terms.length,
  ]);
  const termRows = lines.flatMap(({ terms }, line) =>
    terms.map(({ side, year, measure, sign }) => [line, side, year, measure, sign]),
  );
  const measures = new Set(lines.flatMap(({ terms }) => terms.map(({ measure }) => sqlText(measure))));
  const sum = (side: Term['side']) =>
    `CASE WHEN bool_and(value IS NOT NULL) FILTER (side = '${side}')
      THEN sum(sign * value) FILTER (side = '${side}') END`;
  return `
    INSERT INTO check_result BY NAME
    WITH line (line, check_id, table_id, along, severity, terms) AS (VALUES ${valuesOf(lineRows)}),
    term (line, side, year, measure_id, sign) AS (VALUES ${valuesOf(termRows)}),
    pair AS MATERIALIZED (
      SELECT report.report_id, previous.report_id AS previous_report_id, row_number() OVER () AS pair
      FROM report_fact AS report JOIN report_fact AS previous
        ON previous.agency_id = report.agency_id AND previous.report_year = report.report_year - 1
      WHERE report.is_current AND previous.is_current
    ),
    source AS (
      SELECT pair, report_id, 'this' AS year FROM pair
      UNION ALL SELECT pair, previous_report_id, 'previous' FROM pair
    ),
    -- Few measures take part: naming them lets DuckDB skip the other cells while it reads.
    taking_part AS (
      SELECT cell.report_id, term.*, cell.value
      FROM extracted_observation AS cell JOIN term USING (measure_id)
      WHERE measure_id IN (${[...measures].join(', ')})
    ),
    side AS (
      SELECT pair, line, count(*) AS cells, ${sum('left')} AS left_value, ${sum('right')} AS right_value
      FROM source JOIN taking_part USING (report_id, year) GROUP BY pair, line
    )
    SELECT report_id, previous_report_id, check_id, table_id, along, severity, left_value, right_value,
      CASE
        WHEN left_value IS NULL OR right_value IS NULL THEN 'not_assessable'
        WHEN abs(left_value - right_value) < ${SAME} THEN 'pass'
        ELSE 'fail' END AS status
    FROM side JOIN line USING (line) JOIN pair USING (pair)
    WHERE cells = terms ORDER BY report_id, check_id, along`;
}

/** Rows of SQL's VALUES. */
function valuesOf(rows: readonly (readonly (string | number)[])[]): string {
  const written = (value: string | number) => (typeof value === 'string' ? sqlText(value) : String(value));
  return rows.map((row) => `(${row.map(written).join(', ')})`).join(', ');
}
