import { copyFile, mkdir, mkdtemp, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { sortedIndex } from '../../src/archive/cdx/cdxj.ts';
import { indexPath } from '../../src/archive/cdx/index-file.ts';
import type { Capture } from '../../src/archive/index.ts';
import {
  type Agency,
  type CellFlag,
  type Correction,
  type CrawlRun,
  EXTRACTED_TABLES,
  type MatchedBy,
  type Shortfall,
  type UrlState,
} from '../../src/domain/index.ts';
import { buildSnapshot, type SnapshotSummary } from '../../src/load/index.ts';
import { readRegistry, registryFolder } from '../../src/registry/index.ts';
import {
  isThere,
  type TableRow,
  type Workspace,
  workspaceAt,
  writeJsonLines,
} from '../../src/workspace/index.ts';
import { writeParquet } from '../../src/workspace/parquet.ts';

const PORTAL = 'test-portal';
export const registry = readRegistry(registryFolder, {
  divisions: join(registryFolder, '../demo/divisions.csv'),
});
const SOFTWARE = 'nianbao/test';
const ENTRY = 'http://portal.invalid/';

export interface SmallReport {
  readonly report_id: string;
  /** Address below the portal. */
  readonly page: string;
  readonly agency_name: string | null;
  readonly agencyEvidence?: string;
  readonly report_year: number | null;
  readonly template: '2014' | '2019' | '2021' | 'mixed' | null;
  readonly published_on: string | null;
  /** Value by measure; a flag where there is no value. */
  readonly cells: Readonly<Record<string, number | CellFlag>>;
  /** Text of a cell where it is not simply the value. */
  readonly raw?: Readonly<Record<string, string>>;
  /** What was peculiar about a cell that has a value. */
  readonly flags?: Readonly<Record<string, readonly CellFlag[]>>;
  /** What placed a value, where it is not its labels. */
  readonly matched?: Readonly<Record<string, MatchedBy>>;
  /** Form of a cell, where it is not the report's. */
  readonly forms?: Readonly<Record<string, string>>;
  readonly failedChecks?: number;
  /** Results of checks that fail, beside these. */
  readonly checks?: readonly { readonly id: string; readonly severity: string; readonly along?: string }[];
  readonly identityConflict?: boolean;
  /** Figures that the text states. */
  readonly facts?: readonly { readonly fact: string; readonly value: number; readonly sentence: string }[];
  readonly captured?: readonly string[];
  /** Text of its first section. */
  readonly text?: string;
  readonly title?: string;
  /** Title that the list prints. */
  readonly listedTitle?: string;
  readonly division_code?: string | null;
}

export interface SmallPortal {
  readonly reports: readonly SmallReport[];
  readonly urlStates?: readonly UrlState[];
  readonly problems?: readonly TableRow[];
  /** Beside the page of each report. */
  readonly sources?: readonly TableRow[];
  readonly observations?: readonly TableRow[];
  readonly shortfalls?: readonly Shortfall[];
  readonly corrections?: readonly Correction[];
  readonly agencies?: readonly Agency[];
  /** When the crawl ended; default 2025-02-01. */
  readonly crawledAt?: string;
}

/** A URL state with defaults, of which only the unusual is given. */
export function urlState(page: string, state: Partial<UrlState>): UrlState {
  return {
    portal: PORTAL,
    url: ENTRY + page,
    role: 'report',
    status: 'fetched',
    reason: null,
    facts: {},
    http_status: 200,
    parent: ENTRY,
    context: { agency: null, title: null, listed_on: null },
    sha256: null,
    run: 'run-1',
    checked_at: '2025-02-01T00:00:00.000Z',
    ...state,
  };
}

/** The workspace as crawl and extract write it, in a separate folder. */
export async function smallWorkspace(content: SmallPortal): Promise<Workspace> {
  const workspace = workspaceAt(await mkdtemp(join(tmpdir(), 'nianbao-load-')));
  await writeCrawl(workspace, content);
  await writeExtracted(workspace, content);
  return workspace;
}

/** An empty snapshot, which takes longer than a small build: made by the first build of a run of the tests. */
const EMPTY_SNAPSHOTS = join(tmpdir(), 'empty-snapshots');

async function copyEmptySnapshot(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true });
  for (const name of await readdir(from).catch(() => [])) {
    if (!name.startsWith('empty-')) continue;
    const beside = join(to, `${process.pid}.tmp`);
    await copyFile(join(from, name), beside);
    await rename(beside, join(to, name));
  }
}

/** Only what crawl leaves beside the archive. */
export async function writeCrawl(
  workspace: Workspace,
  content: SmallPortal,
  portal: string = PORTAL,
): Promise<void> {
  const run: CrawlRun = {
    run: 'run-1',
    portal,
    started_at: '2025-02-01T00:00:00.000Z',
    finished_at: content.crawledAt ?? '2025-02-01T00:10:00.000Z',
    pass_started_at: '2025-02-01T00:00:00.000Z',
    partial_reason: null,
    partial_facts: null,
    resumed: false,
    counts: { requests: 9, bytes: 900, fetched: 9, unchanged: 0, skipped: 0, blocked: 0, failed: 0, gone: 0 },
    reports_found: content.reports.length,
    agencies_found: 2,
    shortfalls: [...(content.shortfalls ?? [])],
  };
  await writeJsonLines(workspace.crawlRuns(portal), [run]);
  await writeJsonLines(workspace.urlStates(portal), content.urlStates ?? []);
  await writeJsonLines(workspace.portalFile(portal), [
    { id: portal, name: '示范区门户', division: '990101', entry_url: ENTRY, local: true },
  ]);
}

/** A second portal in the workspace, on which no report was found. */
export async function addEmptyPortal(workspace: Workspace, portal: string): Promise<void> {
  await writeCrawl(workspace, { reports: [] }, portal);
  await writeExtracted(workspace, { reports: [] }, portal);
}

/** Only what extract leaves, so that a test can change it under an existing snapshot. */
export async function writeExtracted(
  workspace: Workspace,
  content: SmallPortal,
  portal: string = PORTAL,
): Promise<void> {
  const { reports } = content;
  const write = (table: keyof typeof EXTRACTED_TABLES, rows: readonly TableRow[]) =>
    writeExtractedTable(join(workspace.extracted(portal), `${table}.parquet`), table, rows);
  await write('document', reports.map(documentRow));
  await write('report', reports.map(reportRow));
  await write('observation', [...reports.flatMap(observationRows), ...(content.observations ?? [])]);
  await write('check_result', reports.flatMap(checkRows));
  await write(
    'narrative_section',
    reports.map((report) => ({
      report_id: report.report_id,
      document_id: documentId(report),
      number: 1,
      heading: '一、总体情况',
      text: report.text ?? '文',
      anchor: 'p',
    })),
  );
  await write('report_source', [...reports.map(sourceRow), ...(content.sources ?? [])]);
  await write('narrative_fact', reports.flatMap(factRows));
  await write('document_problem', content.problems ?? []);
}

const written = new Map<string, Buffer>();

/** Most tables of most contents have no rows, or those of the content before. */
async function writeExtractedTable(
  path: string,
  table: keyof typeof EXTRACTED_TABLES,
  rows: readonly TableRow[],
): Promise<void> {
  const key = JSON.stringify([table, rows]);
  const known = written.get(key);
  if (known === undefined) {
    await writeParquet(path, EXTRACTED_TABLES[table], rows);
    written.set(key, await readFile(path));
  } else {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, known);
  }
}

function documentId(report: SmallReport): string {
  return `doc-${report.report_id}`;
}

function documentRow(report: SmallReport): TableRow {
  return {
    document_id: documentId(report),
    portal_id: PORTAL,
    url: ENTRY + report.page,
    page_url: ENTRY + report.page,
    sha256: `sha-${report.report_id}`,
    role: 'report',
    format: 'html',
    is_report: true,
    listed_title: report.listedTitle ?? null,
    listed_agency: report.agency_name,
    listed_on: null,
    extractor_version: '1',
  };
}

function reportRow(report: SmallReport): TableRow {
  return {
    report_id: report.report_id,
    document_id: documentId(report),
    title: report.title ?? '年度报告',
    agency_name: report.agency_name,
    agency_evidence: report.agencyEvidence ?? null,
    division_code: divisionOf(report),
    division_evidence: null,
    report_year: report.report_year,
    year_evidence: null,
    template: report.template,
    published_on: report.published_on,
    published_evidence: null,
    signed_on: null,
    identity_conflict: report.identityConflict ?? false,
  };
}

/** The page that a report was read from. */
export function sourceRow(report: SmallReport): TableRow {
  return {
    report_id: report.report_id,
    part: 1,
    document_id: documentId(report),
    cells: Object.values(report.cells).filter((cell) => typeof cell === 'number').length,
    sections: 1,
    cells_same: null,
    cells_different: null,
  };
}

function observationRows(report: SmallReport): TableRow[] {
  return Object.entries(report.cells).map(([measure_id, cell]) => ({
    report_id: report.report_id,
    measure_id,
    template: report.forms?.[measure_id] ?? report.template,
    value: typeof cell === 'number' ? cell : null,
    raw: report.raw?.[measure_id] ?? (typeof cell === 'number' ? String(cell) : ''),
    unit: unitOf(measure_id),
    flags: typeof cell === 'number' ? (report.flags?.[measure_id] ?? []) : [cell],
    matched_by: report.matched?.[measure_id] ?? 'labels',
    document_id: documentId(report),
    confidence: null,
    anchor: 'table 1',
    division_code: divisionOf(report),
  }));
}

function divisionOf({ division_code }: SmallReport): string | null {
  return division_code === undefined ? '990101' : division_code;
}

function unitOf(measure: string): string {
  if (measure.endsWith('.fee_amount')) return '万元';
  return /[.]items_(last_year|change)$/.test(measure) ? '项' : '件';
}

function checkRows(report: SmallReport): TableRow[] {
  const failed = Array.from({ length: report.failedChecks ?? 0 }, (_, index) => ({
    id: 'balance',
    severity: 'error',
    along: `column_${index}`,
  }));
  return [...failed, ...(report.checks ?? [])].map(({ id, severity, along }) => ({
    report_id: report.report_id,
    check_id: id,
    table_id: 'requests',
    along: along ?? 'total',
    severity,
    status: 'fail',
    left_value: 2,
    right_value: 3,
  }));
}

function factRows({ report_id, facts }: SmallReport): TableRow[] {
  return (facts ?? []).map((fact, index) => ({
    report_id,
    sequence: index + 1,
    section: 1,
    unit: '件',
    ...fact,
  }));
}

/** One capture of each report's page at each of its times; by default one on 2025-02-01. */
function captures(reports: readonly SmallReport[]): Capture[] {
  return reports.flatMap((report, number) =>
    (report.captured ?? ['2025-02-01T00:00:00.000Z']).map((capturedAt, index) => ({
      url: ENTRY + report.page,
      capturedAt,
      status: 200,
      contentType: 'text/html',
      etag: null,
      lastModified: null,
      location: null,
      sha256: `sha-${report.report_id}`,
      payloadDigest: `sha1:${report.report_id}`,
      bytes: 100,
      revisit: index > 0,
      file: 'a.warc.gz',
      offset: number * 10_000 + index * 100,
      length: 100,
    })),
  );
}

/** How a build differs from the usual one. */
export interface SmallBuild {
  readonly builtAt?: string;
  readonly acceptLoss?: boolean;
  readonly portals?: readonly string[];
  readonly keepBuilds?: number;
  readonly software?: string;
}

export async function buildSmall(
  workspace: Workspace,
  content: SmallPortal,
  build: SmallBuild = {},
): Promise<SnapshotSummary> {
  const {
    builtAt = '2025-03-01T12:00:00Z',
    acceptLoss = false,
    portals = [PORTAL],
    keepBuilds = 5,
    software = SOFTWARE,
  } = build;
  const { buildLimits, ...rest } = await registry;
  const archive = workspace.archive(PORTAL);
  await mkdir(archive, { recursive: true });
  await writeFile(indexPath(archive), sortedIndex(captures(content.reports)));
  const agencies = content.agencies ?? [];
  // An empty snapshot has the agencies of the registry, and its name does not depend on those of a test.
  const isUsual = agencies.length === 0 && software === SOFTWARE;
  const folder = dirname(workspace.snapshot);
  if (isUsual && !(await isThere(folder))) await copyEmptySnapshot(EMPTY_SNAPSHOTS, folder);
  const summary = await buildSnapshot({
    workspace,
    registry: {
      ...rest,
      buildLimits: { ...buildLimits, keep_builds: keepBuilds },
      corrections: content.corrections ?? [],
      agencies,
    },
    portals,
    now: () => new Date(builtAt),
    software,
    acceptLoss,
  });
  if (isUsual && !(await isThere(EMPTY_SNAPSHOTS))) await copyEmptySnapshot(folder, EMPTY_SNAPSHOTS);
  return summary;
}
