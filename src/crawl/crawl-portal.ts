import { openArchive, type Recovery } from '../archive/index.ts';
import type { CrawlRun, OnProgress, Portal, Registry, UrlState } from '../domain/index.ts';
import type { Workspace } from '../workspace/index.ts';
import type { Renderer } from './browser/index.ts';
import { createPortalClient } from './client/portal-client.ts';
import type { Network } from './http/network.ts';
import { createRequester } from './http/request.ts';
import { type Delay, realDelay } from './politeness/delay.ts';
import { createLane, type Lane } from './politeness/lane.ts';
import type { Refusal, Traffic } from './politeness/limits.ts';
import { createPoliteRequester } from './politeness/polite-request.ts';
import { createRobotsGate } from './robots/robots-gate.ts';
import { type EarlierStates, openEarlierStates } from './states/earlier-states.ts';
import { createFindings, type Findings, shortfallsOf } from './states/findings.ts';
import { type BegunRun, beginRun, finishRun } from './states/run-record.ts';
import { createRunStates, type RunStates } from './states/run-states.ts';
import { createLocalAssessor, type PageAssessor } from './walk/page-assessor.ts';
import { walk } from './walk/walk.ts';
import type { YearRange } from './walk/wanted-years.ts';

export interface CrawlOptions {
  readonly registry: Pick<Registry, 'challenges'>;
  readonly workspace: Workspace;
  readonly network: Network;
  readonly now: () => Date;
  /** From 0 to 1, for the jitter of retries. */
  readonly random: () => number;
  /** Name/version and contact; sent as User-Agent and written into the archive. */
  readonly software: string;
  readonly onProgress?: OnProgress;
  /** Ends the crawl where it is; the next one continues from there. */
  readonly signal?: AbortSignal;
  /** Shows pages that are empty without their scripts; without one they are reported as `needs_browser`. */
  readonly renderer?: Renderer;
  /** Visits only lists: reports are recorded, not requested (`lists_only`). */
  readonly listsOnly?: boolean;
  /** Only reports that may be about these years are requested; others that we have stay as they are. */
  readonly years?: YearRange;
  /** Requests every report that it meets, whether or not it is due. */
  readonly recheck?: boolean;
  /** Called before the first request, where the archive of a portal has bytes that are no records. */
  readonly onUnreadable?: (portal: Portal, stretches: Recovery['unreadable']) => void;
  /** How to wait; for tests. */
  readonly delay?: Delay;
}

/**
 * Crawls one portal, or continues a crawl of it that was cut off or partial: archives what it fetches, and writes
 * the state of every address and the run into the workspace.
 * @throws the reason of the signal when it was aborted, {@link Failure} `record_invalid` when a file of the
 * workspace is damaged. What is wrong with the portal becomes a state, never an error.
 */
export async function crawlPortal(options: CrawlOptions & { readonly portal: Portal }): Promise<CrawlRun> {
  const { now, delay = realDelay } = options;
  return crawlInLane(options, createLane(now, delay), createLocalAssessor(options.registry.challenges));
}

/** The same in a lane that other portals use before or after it. */
export async function crawlInLane(
  options: CrawlOptions & { readonly portal: Portal },
  lane: Lane,
  assessor: PageAssessor,
): Promise<CrawlRun> {
  const { portal, workspace } = options;
  const onProgress = options.onProgress ?? (() => undefined);
  onProgress({ kind: 'begin', stage: 'crawl', total: null });
  const earlier = await openEarlierStates(workspace.urlStates(portal.id));
  const runStates = await createRunStates(workspace.urlStates(portal.id));
  try {
    const crawled = await visitAll({ ...options, onProgress, assessor }, lane, earlier, runStates);
    const run = await recordRun(options, crawled, runStates.over(earlier.all()));
    onProgress({ kind: 'end', stage: 'crawl', summary: summaryOf(portal, run) });
    return run;
  } finally {
    await runStates.close();
    earlier.close();
  }
}

interface Crawled {
  /** Why not everything that was met was visited; null when it was. */
  readonly cutShort: Refusal | null;
  readonly begun: BegunRun;
  readonly traffic: Traffic;
  readonly finishedAt: Date;
}

async function visitAll(
  options: CrawlOptions & {
    readonly portal: Portal;
    readonly onProgress: OnProgress;
    readonly assessor: PageAssessor;
  },
  lane: Lane,
  earlier: EarlierStates,
  runStates: RunStates,
): Promise<Crawled> {
  const { portal, workspace, network, software, random, signal, renderer, assessor, onProgress } = options;
  const { delay = realDelay, listsOnly = false, recheck = false, years } = options;
  const archive = await openArchive(workspace.archive(portal.id), { now: options.now, software });
  const { unreadable } = archive.recovery;
  if (unreadable.length > 0) options.onUnreadable?.(portal, unreadable);
  const begun = await beginRun(workspace, portal.id, options.now(), archive.newest);
  const now = notBefore(options.now, begun.startedAt);
  const requester = createRequester({ portal, network, now, software });
  try {
    const requests = createPoliteRequester({
      portal,
      requester,
      renderer,
      network,
      software,
      lane,
      now,
      random,
      delay,
      signal,
    });
    const client = createPortalClient({ archive, requester: requests, times: begun, now });
    const robots = createRobotsGate({ portal, client, software, heldSince: robotsSince(begun) });
    const { breaker } = lane;
    const { challenges } = options.registry;
    const cutShort = await walk({
      portal,
      challenges,
      software,
      assessor,
      client,
      robots,
      breaker,
      earlier,
      runStates,
      times: begun,
      now,
      listsOnly,
      years,
      recheck,
      onProgress,
    });
    return { cutShort, begun, traffic: requests.traffic(), finishedAt: now() };
  } finally {
    await requester.close();
    await archive.close();
  }
}

/** When the clock is set back, captures must not be dated before their run. */
function notBefore(now: () => Date, startedAt: string): () => Date {
  const start = Date.parse(startedAt);
  return () => new Date(Math.max(now().getTime(), start));
}

/** RFC 9309, 2.4: rules are not to be used for longer than a day. */
const ROBOTS_LAST_MS = 86_400_000;

function robotsSince({ startedAt, passStartedAt }: BegunRun): string {
  const dayBefore = new Date(Date.parse(startedAt) - ROBOTS_LAST_MS).toISOString();
  return dayBefore > passStartedAt ? dayBefore : passStartedAt;
}

/** Writes the states, and the run itself. */
async function recordRun(
  { workspace, portal, years }: CrawlOptions & { readonly portal: Portal },
  crawled: Crawled,
  states: AsyncIterable<UrlState>,
): Promise<CrawlRun> {
  const findings = createFindings(crawled.begun.run);
  async function* counted(): AsyncGenerator<UrlState> {
    for await (const state of states) {
      findings.add(state);
      yield state;
    }
  }
  return finishRun(workspace, portal, counted(), () => runOf(portal, crawled, findings.found(), years));
}

function runOf(portal: Portal, crawled: Crawled, found: Findings, years: YearRange | undefined): CrawlRun {
  const { begun, finishedAt, traffic, cutShort } = crawled;
  return {
    run: begun.run,
    portal: portal.id,
    started_at: begun.startedAt,
    pass_started_at: begun.passStartedAt,
    finished_at: finishedAt.toISOString(),
    resumed: begun.resumed,
    partial_reason: cutShort?.code ?? null,
    partial_facts: cutShort?.facts ?? null,
    counts: { ...traffic, ...found.byStatus },
    reports_found: found.reports,
    agencies_found: found.agencies,
    shortfalls: shortfallsOf(portal, found, cutShort !== null, years === undefined ? {} : { years }),
  };
}

function summaryOf(portal: Portal, run: CrawlRun): string {
  const { counts, reports_found: reports, partial_reason: partial } = run;
  const news = `${counts.fetched} fetched, ${counts.unchanged} unchanged`;
  const missing = `${counts.failed + counts.blocked + counts.gone} not fetched`;
  return `${portal.id}: ${reports} reports; ${news}, ${missing}${partial === null ? '' : `; partial: ${partial}`}`;
}
