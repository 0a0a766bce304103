import {
  type CrawlOutcome,
  type CrawlPortalsOptions,
  crawlPortals,
  type Network,
  type Renderer,
  type YearRange,
} from '../crawl/index.ts';
import type { OnProgress, Portal, Registry } from '../domain/index.ts';
import { type ConvertToDocx, type ExtractOutcome, extractPortals } from '../extract/index.ts';
import { buildSnapshot, type SnapshotSummary } from '../load/index.ts';
import { type ExportSummary, exportFiles } from '../publish/index.ts';
import type { OcrComponent } from '../read/index.ts';
import { isThere, type Workspace } from '../workspace/index.ts';
import { crawlLines, extractLines, loadLines } from './print-job.ts';

/** Everything that the stages need from outside. */
export interface Job {
  readonly workspace: Workspace;
  readonly registry: Registry;
  readonly portals: readonly Portal[];
  /** Report years that the crawl is limited to. */
  readonly years?: YearRange;
  readonly network: Network;
  /** Absent where this machine has no browser. */
  readonly renderer?: Renderer;
  /** LibreOffice, for DOC files that the reader cannot read. */
  readonly office?: ConvertToDocx | null;
  readonly now: () => Date;
  readonly random: () => number;
  /** Name, version and contact, for the User-Agent and the metadata. */
  readonly software: string;
  /** Text recognition; null where it is not installed. */
  readonly ocr: OcrComponent | null;
  readonly onProgress: OnProgress;
  /** Publish a snapshot that holds less than the limits allow. Default: false. */
  readonly acceptLoss?: boolean;
  /** Request every report again. Default: false. */
  readonly recheck?: boolean;
  /** Called with an archive that contains bytes that are no records. */
  readonly onUnreadable?: NonNullable<CrawlPortalsOptions['onUnreadable']>;
  readonly signal: AbortSignal;
}

export interface JobResult {
  readonly crawls: readonly CrawlOutcome[];
  readonly extracted: readonly ExtractOutcome[];
  readonly snapshot: SnapshotSummary;
  readonly exported: ExportSummary;
}

/**
 * The main job: crawl, extract, load, export. Each stage reads what the one before it left in the workspace.
 * @param print told what each stage came to when it ends: a later one may not be reached.
 */
export async function runJob(job: Job, print: (lines: readonly string[]) => void): Promise<JobResult> {
  const crawls = await crawlPortals(job);
  print(crawlLines(crawls));
  const extracted = await extractPortals({ ...job, portals: await portalsToRead(job.workspace, crawls) });
  print(extractLines(extracted));
  const snapshot = await load(job);
  print(loadLines(snapshot));
  return { crawls, extracted, snapshot, exported: await exportWorkspace(job) };
}

/** A portal whose crawl failed is read as far as earlier crawls got; one that was never crawled has failed already. */
async function portalsToRead(workspace: Workspace, crawls: readonly CrawlOutcome[]): Promise<Portal[]> {
  const portals: Portal[] = [];
  for (const outcome of crawls) {
    const { portal } = outcome;
    if ('run' in outcome || (await isThere(workspace.urlStates(portal.id)))) portals.push(portal);
  }
  return portals;
}

export function load(job: Job): Promise<SnapshotSummary> {
  return buildSnapshot({ ...job, portals: job.portals.map((portal) => portal.id) });
}

/** The files that a run writes: those of the default formats. */
function exportWorkspace({ workspace, onProgress }: Job): Promise<ExportSummary> {
  return exportFiles({ snapshot: workspace.snapshot, folder: workspace.exports, onProgress });
}
