import { access } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Capture, indexedCaptures } from '../archive/index.ts';
import {
  type CrawlRun,
  CrawlRunSchema,
  EXTRACTED_TABLES,
  Failure,
  type Portal,
  type PortalFailure,
  type UrlState,
  UrlStateSchema,
} from '../domain/index.ts';
import { readPortalFile } from '../registry/index.ts';
import {
  compareText,
  inOrder,
  isMachineFault,
  portalFailure,
  readJsonLines,
  readPortalFailures,
  replacedFolders,
  type Workspace,
} from '../workspace/index.ts';

/** Portals whose files are read at the same time: there may be thousands, and most of the time is waiting. */
export const READ_TOGETHER = 16;

/** What crawl and extract wrote for one portal. */
export interface PortalInput {
  readonly portal: Portal;
  readonly urlStates: readonly UrlState[];
  readonly crawlRuns: readonly CrawlRun[];
  /** In the order of the archive's index, never all in memory. */
  readonly captures: () => AsyncIterable<Capture>;
  /** Folder of one Parquet file for each extracted table; null where the portal has none that can be read. */
  readonly extracted: string | null;
}

/** What a snapshot is built from. */
export interface Inputs {
  /** Sorted by id; those with nothing but their definition are among them. */
  readonly portals: readonly PortalInput[];
  /** What kept a stage from being done for a portal: crawl or extract before, load now. */
  readonly failures: readonly PortalFailure[];
}

/**
 * The portals requested, every other that was extracted into the workspace, and every other that failed: a portal stays in the
 * dataset whether it is crawled this time or not. One whose files cannot be read is left out, with its failure.
 * @throws {Failure} `nothing_extracted`, `portal_invalid`, `record_invalid` where nothing is left then.
 */
export async function readInputs(workspace: Workspace, portals: readonly string[]): Promise<Inputs> {
  const recorded = await readPortalFailures(workspace);
  const extracted = await replacedFolders(dirname(workspace.extracted('any')));
  const failed = recorded.map(({ portal }) => portal);
  const all = [...new Set([...portals, ...extracted, ...failed])].sort();
  const inputs: PortalInput[] = [];
  const errors: { readonly portal: string; readonly error: unknown }[] = [];
  const read = inOrder(all, READ_TOGETHER, async (portal) => {
    try {
      inputs.push(await readPortalInput(workspace, portal));
    } catch (error) {
      if (isMachineFault(error, workspace)) throw error;
      // That a portal which could not be crawled or extracted has no rows is no failure more.
      const isKnown =
        error instanceof Failure && error.code === 'nothing_extracted' && failed.includes(portal);
      if (!isKnown) errors.push({ portal, error });
      const definition = await definitionOf(workspace, portal, recorded);
      if (definition !== null) inputs.push(nothingOf(definition));
    }
  });
  for await (const _ of read);
  if (recorded.length === 0 && inputs.every((input) => input.extracted === null)) {
    throw errors[0]?.error ?? new Failure('nothing_extracted', { workspace: workspace.root });
  }
  return {
    portals: inputs.sort((a, b) => compareText(a.portal.id, b.portal.id)),
    failures: [...recorded, ...errors.map(({ portal, error }) => portalFailure('load', portal, error))],
  };
}

/** A portal that is in the dataset by its name alone. */
export function nothingOf(portal: Portal): PortalInput {
  return { portal, urlStates: [], crawlRuns: [], captures: noCaptures, extracted: null };
}

async function* noCaptures(): AsyncGenerator<Capture> {}

async function definitionOf(
  workspace: Workspace,
  id: string,
  recorded: readonly PortalFailure[],
): Promise<Portal | null> {
  const known = recorded.find((failure) => failure.portal === id && failure.definition !== null);
  return readPortalFile(workspace.portalFile(id)).catch(() => known?.definition ?? null);
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
