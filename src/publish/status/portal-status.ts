import type { CrawlRun, PortalFailure } from '../../domain/index.ts';
import {
  isMachineFault,
  isThere,
  portalFailure,
  readPortalFailures,
  type Workspace,
} from '../../workspace/index.ts';
import { readSnapshot } from '../read-snapshot.ts';
import { type AddressCounts, type Crawled, readCrawled } from './crawled.ts';
import { type InDataset, inDataset, type YearCounts } from './in-dataset.ts';

/** The status of one portal. */
export interface PortalStatus {
  readonly portal: string;
  readonly last_run: CrawlRun | null;
  /** What kept a stage from being done for it when that was tried last, or its files from being read now. */
  readonly failures: readonly Pick<PortalFailure, 'stage' | 'code' | 'detail'>[];
  /** Start of a crawl that is under way or was cut off. */
  readonly unfinished_since: string | null;
  /** Report pages that are held. */
  readonly reports_held: number;
  /** Of the last run, where the snapshot knows it; null otherwise. */
  readonly new_reports: number | null;
  readonly changed_reports: number | null;
  /** Addresses by their state. */
  readonly addresses: AddressCounts;
  /** Oldest first; a year of null are pages whose title names none. */
  readonly years: readonly YearStatus[];
}

/** Agencies of a portal in one report year; without a snapshot only the number of pages is known. */
export type YearStatus = { readonly report_year: number | null; readonly held: number } & (
  | YearCounts
  | { readonly [status in keyof YearCounts]: null }
);

export interface WorkspaceStatus {
  /** Whether there is a dataset, and it knows the last run of every portal shown. */
  readonly snapshot: 'current' | 'older_than_crawl' | 'none';
  readonly portals: readonly PortalStatus[];
}

/**
 * The status of each portal, from the files of its crawls and from the dataset.
 * @throws {Failure} `record_invalid`
 */
export async function workspaceStatus(
  workspace: Workspace,
  portals: readonly string[],
): Promise<WorkspaceStatus> {
  const dataset = await datasetOf(workspace.snapshot);
  const statuses: PortalStatus[] = [];
  const recorded = await readPortalFailures(workspace);
  for (const portal of portals) {
    const failures = recorded.filter((failure) => failure.portal === portal);
    statuses.push(await statusOf(workspace, portal, dataset?.get(portal), failures));
  }
  const isKnown = ({ portal, last_run: run }: PortalStatus): boolean =>
    run === null || dataset?.get(portal)?.run === run.run;
  if (dataset === null) return { snapshot: 'none', portals: statuses };
  return { snapshot: statuses.every(isKnown) ? 'current' : 'older_than_crawl', portals: statuses };
}

async function datasetOf(snapshot: string): Promise<Map<string, InDataset> | null> {
  return (await isThere(snapshot)) ? readSnapshot(snapshot, inDataset) : null;
}

const NO_CRAWL: Crawled = {
  lastRun: null,
  unfinishedSince: null,
  addresses: { fetched: 0, unchanged: 0, skipped: 0, blocked: 0, failed: 0, gone: 0 },
  heldByYear: new Map(),
};

/** Files of a crawl that cannot be read are one more failure, unless a stage has met them before. */
async function crawledOrFailure(
  workspace: Workspace,
  portal: string,
  recorded: readonly PortalFailure[],
): Promise<{ readonly crawled: Crawled; readonly failures: readonly PortalFailure[] }> {
  try {
    return { crawled: await readCrawled(workspace, portal), failures: recorded };
  } catch (error) {
    if (isMachineFault(error, workspace)) throw error;
    const failure = portalFailure('crawl', portal, error);
    const isKnown = recorded.some(({ detail }) => detail === failure.detail);
    return { crawled: NO_CRAWL, failures: isKnown ? recorded : [...recorded, failure] };
  }
}

const UNKNOWN = {
  published: null,
  late: null,
  unread: null,
  blocked: null,
  missing: null,
  not_yet_due: null,
} as const;

async function statusOf(
  workspace: Workspace,
  portal: string,
  dataset: InDataset | undefined,
  recorded: readonly PortalFailure[],
): Promise<PortalStatus> {
  const { crawled, failures } = await crawledOrFailure(workspace, portal, recorded);
  const { lastRun, unfinishedSince, addresses, heldByYear } = crawled;
  const isOfLastRun = dataset !== undefined && dataset.run === lastRun?.run;
  const known = [...new Set([...heldByYear.keys(), ...(dataset?.years.keys() ?? [])])];
  const years = known
    .sort((a, b) => (a ?? 0) - (b ?? 0))
    .map((year) => ({
      report_year: year,
      held: heldByYear.get(year) ?? 0,
      ...((year === null ? undefined : dataset?.years.get(year)) ?? UNKNOWN),
    }));
  return {
    portal,
    last_run: lastRun,
    failures: failures.map(({ stage, code, detail }) => ({ stage, code, detail })),
    unfinished_since: unfinishedSince,
    reports_held: [...heldByYear.values()].reduce((sum, count) => sum + count, 0),
    new_reports: isOfLastRun ? dataset.newReports : null,
    changed_reports: isOfLastRun ? dataset.changedReports : null,
    addresses,
    years,
  };
}
