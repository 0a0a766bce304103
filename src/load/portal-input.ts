import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { type Capture, readCaptures } from '../archive/index.ts';
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
import { readJsonLines, type Workspace } from '../workspace/index.ts';

/** What crawl and extract left of one portal. */
export interface PortalInput {
  readonly portal: Portal;
  readonly urlStates: readonly UrlState[];
  readonly crawlRuns: readonly CrawlRun[];
  readonly captures: readonly Capture[];
  /** Folder of one Parquet file for each extracted table. */
  readonly extracted: string;
}

/** @throws {Failure} `nothing_extracted`, `portal_invalid`, `record_invalid` */
export async function readPortalInput(workspace: Workspace, id: string): Promise<PortalInput> {
  const extracted = workspace.extracted(id);
  for (const table of Object.keys(EXTRACTED_TABLES)) {
    const path = join(extracted, `${table}.parquet`);
    await access(path).catch((cause: unknown) => {
      throw new Failure('nothing_extracted', `${path} is not there; extract portal ${id} first`, { cause });
    });
  }
  return {
    portal: await readPortalFile(workspace.portalFile(id)),
    urlStates: await readJsonLines(workspace.urlStates(id), UrlStateSchema),
    crawlRuns: await readJsonLines(workspace.crawlRuns(id), CrawlRunSchema),
    captures: await readCaptures(workspace.archive(id)),
    extracted,
  };
}
