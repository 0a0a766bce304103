import { openArchive } from '../archive/index.ts';
import type { CrawlRun, OnProgress, Portal, UrlState } from '../domain/index.ts';
import type { Workspace } from '../workspace/index.ts';
import { countsOf, findingsIn, shortfallsOf } from './findings.ts';
import { createLane, type Delay, type Lane, realDelay } from './lane.ts';
import type { Network } from './network.ts';
import { createPortalClient, type Traffic } from './portal-client.ts';
import type { Renderer } from './renderer.ts';
import { createRequester } from './request.ts';
import { createRobotsGate } from './robots-gate.ts';
import { type BegunRun, beginRun, finishRun, readEarlierStates } from './run-record.ts';
import { walk } from './walk.ts';

export interface CrawlOptions {
  readonly workspace: Workspace;
  readonly network: Network;
  readonly now: () => Date;
  /** From 0 to 1, for the jitter of retries. */
  readonly random: () => number;
  /** Name/version and contact; sent as User-Agent and written into the archive. */
  readonly software: string;
  readonly onProgress?: OnProgress;
  /** Ends the crawl where it is; the next one goes on from there. */
  readonly signal?: AbortSignal;
  /** Shows pages that are nothing without their scripts; without one they are reported as `needs_browser`. */
  readonly renderer?: Renderer;
  /** How to wait; for tests. */
  readonly delay?: Delay;
}

/**
 * Crawls one portal, or goes on with a crawl of it that was cut off: archives what it fetches, and writes the
 * state of every address and the run into the workspace.
 * @throws the reason of the signal when it was aborted, {@link Failure} `record_invalid` when a file of the
 * workspace is damaged. What is wrong with the portal becomes a state, never an error.
 */
export async function crawlPortal(options: CrawlOptions & { readonly portal: Portal }): Promise<CrawlRun> {
  const { now, delay = realDelay } = options;
  return crawlInLane(options, createLane(now, delay));
}

/** The same in a lane that other portals go through before or after. */
export async function crawlInLane(
  options: CrawlOptions & { readonly portal: Portal },
  lane: Lane,
): Promise<CrawlRun> {
  const { portal, workspace, network, software, random, signal, delay = realDelay } = options;
  const onProgress = options.onProgress ?? (() => undefined);
  onProgress({ kind: 'begin', stage: 'crawl', total: null });
  const archive = await openArchive(workspace.archive(portal.id), { now: options.now, software });
  const begun = await beginRun(workspace, portal.id, options.now(), archive.newest);
  const now = notBefore(options.now, begun.startedAt);
  const requester = createRequester({ portal, network, now, software });
  let met: UrlState[];
  let traffic: Traffic;
  try {
    const client = createPortalClient({
      portal,
      archive,
      requester,
      lane,
      runStartedAt: begun.startedAt,
      now,
      random,
      delay,
      signal,
    });
    const { entry_url: entryUrl, hosts, politeness } = portal;
    const robots = createRobotsGate({
      client,
      software,
      intervalMs: politeness.interval_ms,
      entryUrl,
      hosts,
    });
    met = await walk({ portal, client, robots, run: begun.run, now, onProgress });
    traffic = client.traffic();
  } finally {
    await requester.close();
    await archive.close();
  }
  const states = merged(met, await readEarlierStates(workspace, portal.id));
  const run = runOf(portal, begun, now(), met, states, traffic);
  await finishRun(workspace, portal, states, run);
  onProgress({ kind: 'end', stage: 'crawl', summary: summaryOf(portal, run) });
  return run;
}

/** A clock that was set back must not date captures before their run. */
function notBefore(now: () => Date, startedAt: string): () => Date {
  const start = Date.parse(startedAt);
  return () => new Date(Math.max(now().getTime(), start));
}

/** This run's states over those of earlier runs, sorted by URL. */
function merged(met: readonly UrlState[], earlier: ReadonlyMap<string, UrlState>): UrlState[] {
  const states = new Map(earlier);
  for (const state of met) {
    states.set(state.url, { ...state, sha256: state.sha256 ?? knownBody(state, earlier.get(state.url)) });
  }
  return [...states.values()].sort((a, b) => (a.url < b.url ? -1 : 1));
}

/** A body that was once had is not forgotten; that of a message in place of a page stays apart from a page's. */
function knownBody(state: UrlState, earlier: UrlState | undefined): string | null {
  if (earlier === undefined) return null;
  return (state.status === 'gone') === (earlier.status === 'gone') ? earlier.sha256 : null;
}

function runOf(
  portal: Portal,
  { run, startedAt, resumed }: BegunRun,
  finishedAt: Date,
  met: readonly UrlState[],
  states: readonly UrlState[],
  traffic: Traffic,
): CrawlRun {
  const found = findingsIn(states);
  return {
    run,
    portal: portal.id,
    started_at: startedAt,
    finished_at: finishedAt.toISOString(),
    resumed,
    counts: countsOf(met, traffic),
    reports_found: found.reports,
    agencies_found: found.agencies,
    shortfalls: shortfallsOf(portal, found),
  };
}

function summaryOf(portal: Portal, { counts, reports_found: reports }: CrawlRun): string {
  const news = `${counts.fetched} fetched, ${counts.unchanged} unchanged`;
  return `${portal.id}: ${reports} reports; ${news}, ${counts.failed + counts.blocked + counts.gone} not had`;
}
