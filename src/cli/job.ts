import {
  type CrawlPortalsOptions,
  crawlPortals,
  type Network,
  type Renderer,
  type YearRange,
} from '../crawl/index.ts';
import { type CrawlRun, Failure, type OnProgress, type Portal, type Registry } from '../domain/index.ts';
import { type ConvertToDocx, type ExtractSummary, extractPortal } from '../extract/index.ts';
import { buildSnapshot, type SnapshotSummary } from '../load/index.ts';
import { type ExportSummary, exportFiles } from '../publish/index.ts';
import type { OcrComponent } from '../read/index.ts';
import { errorText } from '../text/index.ts';
import type { Workspace } from '../workspace/index.ts';

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
  readonly crawls: readonly CrawlRun[];
  readonly extracted: readonly ExtractSummary[];
  readonly snapshot: SnapshotSummary;
  readonly exported: ExportSummary;
}

/** The main job: crawl, extract, load, export. Each stage reads what the one before it wrote to the workspace. */
export async function runJob(job: Job): Promise<JobResult> {
  const crawls = await crawl(job);
  const extracted = await extract(job);
  const snapshot = await load(job);
  return { crawls, extracted, snapshot, exported: await exportWorkspace(job) };
}

/** @throws {Failure} `crawl_failed` when a portal met an error that nobody foresaw; the others are done. */
export async function crawl(job: Job): Promise<CrawlRun[]> {
  const outcomes = await crawlPortals(job);
  const broken = outcomes.flatMap((outcome) => ('error' in outcome ? [outcome] : []));
  const [first] = broken;
  if (first !== undefined) {
    const portals = broken.map(({ portal, error }) => ({ portal: portal.id, said: errorText(error) }));
    throw new Failure('crawl_failed', { portals }, { cause: first.error });
  }
  return outcomes.flatMap((outcome) => ('run' in outcome ? [outcome.run] : []));
}

export async function extract(job: Job): Promise<ExtractSummary[]> {
  const summaries: ExtractSummary[] = [];
  for (const portal of job.portals) summaries.push(await extractPortal({ ...job, portal }));
  return summaries;
}

export function load(job: Job): Promise<SnapshotSummary> {
  return buildSnapshot({ ...job, portals: job.portals.map((portal) => portal.id) });
}

/** The files that a run writes: those of the default formats. */
function exportWorkspace({ workspace, onProgress }: Job): Promise<ExportSummary> {
  return exportFiles({ snapshot: workspace.snapshot, folder: workspace.exports, onProgress });
}
