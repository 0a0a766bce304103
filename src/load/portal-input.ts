import { access } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Capture, indexedCaptures } from '../archive/index.ts';
import {
  type CrawlRun,
  CrawlRunSchema,
  EXTRACTED_TABLES,
  Failure,
  type Portal,
  type UrlState,
  UrlStateSchema,
} from '../domain/index.ts';
import { readPortalFile } from '../registry/index.ts';
import { inOrder, readJsonLines, replacedFolders, type Workspace } from '../workspace/index.ts';

/** Portals whose files are read at the same time: there may be thousands, and most of the time is waiting. */
export const READ_TOGETHER = 16;

/** What crawl and extract wrote for one portal. */
export interface PortalInput {
  readonly portal: Portal;
  readonly urlStates: readonly UrlState[];
  readonly crawlRuns: readonly CrawlRun[];
  /** In the order of the archive's index, never all in memory. */
  readonly captures: () => AsyncIterable<Capture>;
  /** Folder of one Parquet file for each extracted table. */
  readonly extracted: string;
}

/**
 * The named portals and all others that were extracted into the workspace, sorted: a portal stays in the dataset
 * whether it is crawled this time or not.
 * @throws {Failure} `nothing_extracted`, `portal_invalid`, `record_invalid`
 */
export async function readInputs(workspace: Workspace, portals: readonly string[]): Promise<PortalInput[]> {
  if (portals.length === 0) {
    throw new Failure('nothing_extracted', { workspace: workspace.root });
  }
  const extracted = await replacedFolders(dirname(workspace.extracted('any')));
  const all = [...new Set([...portals, ...extracted])].sort();
  const inputs: PortalInput[] = [];
  const read = inOrder(all, READ_TOGETHER, (portal) => readPortalInput(workspace, portal));
  for await (const input of read) inputs.push(input);
  return inputs;
}

/** @throws {Failure} `nothing_extracted`, `portal_invalid`, `record_invalid` */
async function readPortalInput(workspace: Workspace, id: string): Promise<PortalInput> {
  const extracted = workspace.extracted(id);
  for (const table of Object.keys(EXTRACTED_TABLES)) {
    const path = join(extracted, `${table}.parquet`);
    await access(path).catch((cause: unknown) => {
      throw new Failure('nothing_extracted', { path, portal: id }, { cause });
    });
  }
  return {
    portal: await readPortalFile(workspace.portalFile(id)),
    urlStates: await readJsonLines(workspace.urlStates(id), UrlStateSchema),
    crawlRuns: await readJsonLines(workspace.crawlRuns(id), CrawlRunSchema),
    captures: () => indexedCaptures(workspace.archive(id)),
    extracted,
  };
}
