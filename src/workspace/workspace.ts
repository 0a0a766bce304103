import { join } from 'node:path';

/**
 * Where everything that is produced lies. The paths are the contract between the stages:
 * each reads what the one before it left here, and nothing else.
 */
export interface Workspace {
  readonly root: string;
  /** WARC files and their CDXJ index: the evidence. */
  archive(portal: string): string;
  /** The portal as it was crawled, so that later stages need no registry entry for it. */
  portalFile(portal: string): string;
  /** One line a URL, sorted by URL; written by crawl. */
  urlStates(portal: string): string;
  /** One line a finished crawl, oldest first. */
  crawlRuns(portal: string): string;
  /** One JSON file a document, named by the hash of all that it depends on. */
  extractCache: string;
  /** Parquet files, one a table; written by extract, read by load. */
  extracted(portal: string): string;
  /** The DuckDB file. */
  snapshot: string;
  exports: string;
  lock: string;
}

export function workspaceAt(root: string): Workspace {
  return {
    root,
    archive: (portal) => join(root, 'archive', portal),
    portalFile: (portal) => join(root, 'crawl', portal, 'portal.json'),
    urlStates: (portal) => join(root, 'crawl', portal, 'url_states.jsonl'),
    crawlRuns: (portal) => join(root, 'crawl', portal, 'runs.jsonl'),
    extractCache: join(root, 'extracted', 'cache'),
    extracted: (portal) => join(root, 'extracted', 'portals', portal),
    snapshot: join(root, 'snapshot', 'nianbao.duckdb'),
    exports: join(root, 'export'),
    lock: join(root, 'nianbao.lock'),
  };
}
