import type { CrawlRun } from '../../domain/index.ts';
import { isThere, type Workspace } from '../../workspace/index.ts';
import { readSnapshot } from '../read-snapshot.ts';
import { type AddressCounts, readCrawled } from './crawled.ts';
import { type InDataset, inDataset, type YearCounts } from './in-dataset.ts';

/** The status of one portal. */
export interface PortalStatus {
  readonly portal: string;
  readonly last_run: CrawlRun | null;
  /** Start of a crawl that is running or was cut off. */
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
  for (const portal of portals) statuses.push(await statusOf(workspace, portal, dataset?.get(portal)));
  const isKnown = ({ portal, last_run: run }: PortalStatus): boolean =>
    run === null || dataset?.get(portal)?.run === run.run;
  if (dataset === null) return { snapshot: 'none', portals: statuses };
  return { snapshot: statuses.every(isKnown) ? 'current' : 'older_than_crawl', portals: statuses };
}

async function datasetOf(snapshot: string): Promise<Map<string, InDataset> | null> {
  return (await isThere(snapshot)) ? readSnapshot(snapshot, inDataset) : null;
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
): Promise<PortalStatus> {
  const { lastRun, unfinishedSince, addresses, heldByYear } = await readCrawled(workspace, portal);
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
    unfinished_since: unfinishedSince,
    reports_held: [...heldByYear.values()].reduce((sum, count) => sum + count, 0),
    new_reports: isOfLastRun ? dataset.newReports : null,
    changed_reports: isOfLastRun ? dataset.changedReports : null,
    addresses,
    years,
  };
}
