import type { DuckDBConnection } from '@duckdb/node-api';
import { type CrossYearCheck, type Measure, type MeasureId, measureId } from '../domain/index.ts';
import { sqlText } from '../workspace/index.ts';

/** A cell that a check along one column (or row) adds to one of its sides. */
interface Term {
  readonly check: CrossYearCheck;
  readonly along: string;
  readonly side: 'left' | 'right';
  /** Which of the two reports holds it. */
  readonly year: 'this' | 'previous';
  readonly sign: 1 | -1;
  readonly measure: MeasureId;
}

/**
 * Holds each current report against the current report of the same agency for the year before, as both were read.
 * Where one of the two does not have all cells of a check, because it has no such table or its form lacks them,
 * there is no result; where a cell is there without a value, the check is not assessable.
 */
export async function insertCrossYearChecks(
  connection: DuckDBConnection,
  checks: readonly CrossYearCheck[],
  measures: readonly Measure[],
): Promise<void> {
  const terms = checks.flatMap((check) => termsOf(check, measures));
  if (terms.length === 0) return;
  await connection.run(insertResults(terms));
}

/** The terms along every column (or row) on which the forms together have all cells of the check. */
function termsOf(check: CrossYearCheck, measures: readonly Measure[]): Term[] {
  const inTable = measures.filter((measure) => measure.table === check.table);
  const known = new Set(inTable.map((measure) => measure.id));
  const alongs = new Set(inTable.map((measure) => (check.per === 'column' ? measure.column : measure.row)));
  return [...alongs].flatMap((along) => {
    const terms = termsAlong(check, along);
    return terms.every((term) => known.has(term.measure)) ? terms : [];
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
      return { check, along, side, year, sign, measure: measureId(check.table, row, column) };
    });
  return [
    ...cells(check.left, 'left', 'this', 1),
    ...cells(check.right.previous, 'right', 'previous', 1),
    ...cells(check.right.plus, 'right', 'this', 1),
    ...cells(check.right.minus, 'right', 'this', -1),
  ];
}

/** Amounts have at most eight decimals; what differs beyond them is binary noise. */
const SAME = 1e-8;

/** Cells that a check has along one column (or row), on both sides. */
function termsBeside(terms: readonly Term[], check: CrossYearCheck, along: string): number {
  return terms.filter((term) => term.check === check && term.along === along).length;
}

function insertResults(terms: readonly Term[]): string {
  const rows = terms.map(({ check, along, side, year, sign, measure }) =>
    [check.id, check.table, along, check.severity, side, year, measure]
      .map(sqlText)
      .concat(String(sign), String(termsBeside(terms, check, along)))
      .join(', '),
  );
  const sum = (side: Term['side']) =>
    `CASE WHEN bool_and(value IS NOT NULL) FILTER (side = '${side}')
      THEN sum(sign * value) FILTER (side = '${side}') END`;
  return `
    INSERT INTO check_result BY NAME
    WITH term (check_id, table_id, along, severity, side, year, measure_id, sign, terms) AS (
      VALUES ${rows.map((row) => `(${row})`).join(', ')}
    ),
    pair AS (
      SELECT report.report_id, previous.report_id AS previous_report_id
      FROM report_fact AS report JOIN report_fact AS previous
        ON previous.agency_id = report.agency_id AND previous.report_year = report.report_year - 1
      WHERE report.is_current AND previous.is_current
    ),
    -- Few measures take part: naming them lets DuckDB skip the other cells while it reads.
    taking_part AS (
      SELECT observation.report_id, term.*, observation.value
      FROM observation JOIN term USING (measure_id)
      WHERE measure_id IN (${[...new Set(terms.map((term) => sqlText(term.measure)))].join(', ')})
    ),
    source AS (
      SELECT *, report_id AS source_id, 'this' AS year FROM pair
      UNION ALL SELECT *, previous_report_id, 'previous' FROM pair
    ),
    cell AS (
      SELECT source.* EXCLUDE (source_id, year), taking_part.* EXCLUDE (report_id, year)
      FROM source JOIN taking_part ON taking_part.report_id = source_id AND taking_part.year = source.year
    ),
    side AS (
      SELECT report_id, previous_report_id, check_id, table_id, along, severity,
        ${sum('left')} AS left_value, ${sum('right')} AS right_value
      FROM cell GROUP BY ALL HAVING count(*) = any_value(terms)
    )
    SELECT *, CASE
        WHEN left_value IS NULL OR right_value IS NULL THEN 'not_assessable'
        WHEN abs(left_value - right_value) < ${SAME} THEN 'pass'
        ELSE 'fail' END AS status
    FROM side ORDER BY report_id, check_id, along`;
}
