import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { codeOf } from './error-code.ts';

/**
 * The paths of everything that is produced. They are the contract between the stages:
 * each reads what the one before it wrote here, and nothing else.
 */
export interface Workspace {
  readonly root: string;
  /** One folder for each portal that was crawled or imported. */
  archives: string;
  /** WARC files and their CDXJ index: the evidence. */
  archive(portal: string): string;
  /** One line per URL, sorted by URL; written by crawl. */
  urlStates(portal: string): string;
  /** One line per finished crawl, oldest first. */
  crawlRuns(portal: string): string;
  /** The portal's definition as it was last crawled, so that later stages need no registry entry. */
  portalFile(portal: string): string;
  /** Exists during a crawl, and after one that was cut off. */
  currentRun(portal: string): string;
  /** Parquet files, one per table; written by extract, read by load. */
  extracted(portal: string): string;
  /** The DuckDB file. */
  snapshot: string;
  /** Folder of the earlier snapshots, `<build>.duckdb`. */
  builds: string;
  exports: string;
  /** What kept a stage from being done for a portal, one line each; there while any did. */
  failures: string;
  lock: string;
  /** The time until which `schedule` was kept here. */
  schedule: string;
}

export function workspaceAt(root: string): Workspace {
  return {
    root,
    archives: join(root, 'archive'),
    archive: (portal) => join(root, 'archive', portal),
    urlStates: (portal) => join(root, 'crawl', portal, 'url_states.jsonl'),
    crawlRuns: (portal) => join(root, 'crawl', portal, 'runs.jsonl'),
    portalFile: (portal) => join(root, 'crawl', portal, 'portal.json'),
    currentRun: (portal) => join(root, 'crawl', portal, 'current_run.json'),
    extracted: (portal) => join(root, 'extracted', 'portals', portal),
    snapshot: join(root, 'snapshot', 'nianbao.duckdb'),
    builds: join(root, 'snapshot', 'builds'),
    exports: join(root, 'export'),
    failures: join(root, 'failures.jsonl'),
    lock: join(root, 'nianbao.lock'),
    schedule: join(root, 'schedule.json'),
  };
}

/** Ids of the portals that have an archive, sorted. */
export async function archivedPortals({ archives }: Pick<Workspace, 'archives'>): Promise<string[]> {
  try {
    const entries = await readdir(archives, { withFileTypes: true });
    return entries.flatMap((entry) => (entry.isDirectory() ? [entry.name] : [])).sort();
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  }
}
