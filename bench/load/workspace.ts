import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { EXTRACTED_TABLES, fileOrder, measuresOf, type Template } from '../../src/domain/index.ts';
import { sqlText, type Workspace, withDatabase, writeJsonLines } from '../../src/workspace/index.ts';
import { writeParquet } from '../../src/workspace/parquet.ts';

export const PORTAL = 'bench';

/** Of each division's agencies the first is its government, the others are departments; each has five years. */
const AGENCIES = 50;
const YEARS = 5;
const AGENCY = `CASE WHEN agency % ${AGENCIES} = 0 THEN '示范区人民政府' ELSE printf('示范区第%d局', agency % ${AGENCIES}) END`;
/** Report `n`: its document, division, agency and year. Ids of documents are hashes, so their order says nothing. */
const REPORT = `SELECT n, left(sha256(CAST(n AS VARCHAR)), 16) AS document_id, n // ${YEARS} AS agency,
  printf('%d', 100000 + n // ${YEARS * AGENCIES}) AS division_code,
  CAST(2021 + n % ${YEARS} AS INTEGER) AS report_year`;

/** The workspace as crawl and extract leave it, with so many reports of 200 cells; the same every time. */
export async function writeWorkspace(
  workspace: Workspace,
  templates: readonly Template[],
  reports: number,
): Promise<void> {
  await writeJsonLines(workspace.portalFile(PORTAL), [
    { id: PORTAL, name: '示范', division: '100000', entry_url: 'http://bench.invalid/' },
  ]);
  await mkdir(workspace.extracted(PORTAL), { recursive: true });
  const source = `(${REPORT} FROM range(${reports}) AS numbers (n))`;
  for (const table of Object.values(EXTRACTED_TABLES)) {
    const path = join(workspace.extracted(PORTAL), `${table.name}.parquet`);
    const query = QUERIES[table.name];
    if (query === undefined) await writeParquet(path, table, []);
    else await generate(path, query(source, templates), fileOrder(table));
  }
}

async function generate(path: string, query: string, order: readonly string[]): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await withDatabase(':memory:', { memory: '4GB', spill: `${path}.spill` }, (connection) =>
    connection.run(
      `COPY (SELECT * FROM (${query}) ORDER BY ${order.join(', ')}) TO ${sqlText(path)} (FORMAT parquet, COMPRESSION zstd)`,
    ),
  );
}

/** Rows made up by DuckDB; `hash` takes the place of a seeded random number. */
const QUERIES: Readonly<Record<string, (source: string, templates: readonly Template[]) => string>> = {
  document: (source) => `
    SELECT document_id, '${PORTAL}' AS portal_id,
      printf('http://bench.invalid/zfxxgknb/202401/t20240115_%d.html', n) AS url, url AS page_url,
      sha256(CAST(n AS VARCHAR)) AS sha256,
      'report' AS role, 'html' AS format, true AS is_report, '年度报告' AS listed_title, NULL::VARCHAR AS listed_agency,
      NULL::DATE AS listed_on, '1' AS extractor_version
    FROM ${source}`,
  report: (source) => `
    SELECT document_id || '-1' AS report_id, document_id, '年度报告' AS title,
      ${AGENCY} AS agency_name, 'title' AS agency_evidence, division_code,
      'meta' AS division_evidence, report_year, 'title' AS year_evidence,
      '2021' AS template, make_date(report_year + 1, 1, 15) AS published_on, 'meta' AS published_evidence,
      NULL::DATE AS signed_on, false AS identity_conflict
    FROM ${source}`,
  report_source: (source) => `
    SELECT document_id || '-1' AS report_id, 1 AS part, document_id, 200 AS cells, 0 AS sections,
      NULL::INTEGER AS cells_same, NULL::INTEGER AS cells_different
    FROM ${source}`,
  observation: (source, templates) => {
    const cells = measuresOf(templates)
      .filter((measure) => measure.templates.includes('2021'))
      .map((measure) => `(${sqlText(measure.id)}, ${sqlText(measure.unit)})`);
    return `
    SELECT document_id || '-1' AS report_id, measure_id, '2021' AS template,
      CAST(hash(n, measure_id) % 300 AS DOUBLE) AS value, CAST(hash(n, measure_id) % 300 AS VARCHAR) AS raw, unit,
      CAST([] AS VARCHAR[]) AS flags, 'labels' AS matched_by,
      document_id, printf('div#zoom > table:nth-of-type(2) > tr:nth-child(%d) > td', hash(measure_id) % 40) AS anchor,
      NULL::DOUBLE AS confidence, division_code
    FROM ${source}, (VALUES ${cells.join(', ')}) AS measures (measure_id, unit)`;
  },
};
