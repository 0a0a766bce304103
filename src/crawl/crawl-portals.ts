import PQueue from 'p-queue';
import type { CrawlRun, Portal, PortalFailure } from '../domain/index.ts';
import { isMachineFault, portalFailure, recordPortalFailures } from '../workspace/index.ts';
import { type CrawlOptions, crawlInLane } from './crawl-portal.ts';
import { realDelay } from './politeness/delay.ts';
import { createGathering } from './politeness/gathering.ts';
import { createLane } from './politeness/lane.ts';
import { createLocalAssessor, createPageAssessor } from './walk/page-assessor.ts';

/** The result of one portal: its run, or what kept it from coming to an end. */
export type CrawlOutcome =
  | { readonly portal: Portal; readonly run: CrawlRun }
  | { readonly portal: Portal; readonly failure: PortalFailure };

export interface CrawlPortalsOptions extends CrawlOptions {
  readonly portals: readonly Portal[];
  /** Politeness groups that are crawled at the same time. */
  readonly lanes?: number;
}

const DEFAULT_LANES = 8;

/**
 * Crawls several portals. Those that share a server (a politeness group) share a lane, one after the other;
 * lanes run side by side. Whatever goes wrong in one portal is that portal's failure, which the workspace keeps until a
 * crawl of the portal comes to its end.
 * @returns one outcome a portal, in the order given.
 * @throws the reason of the signal when it was aborted; what no portal could be crawled with, such as a disk that is full.
 */
export async function crawlPortals(options: CrawlPortalsOptions): Promise<CrawlOutcome[]> {
  const { portals, workspace, now, delay = realDelay, lanes = DEFAULT_LANES } = options;
  const outcomes = new Map<Portal, CrawlOutcome>();
  const queue = new PQueue({ concurrency: lanes });
  const groups = [...byServer(portals).values()];
  const isAlone = Math.min(lanes, groups.length) <= 1;
  const gather = isAlone ? undefined : createGathering(delay);
  const createAssessor = isAlone ? createLocalAssessor : createPageAssessor;
  const assessor = createAssessor(options.registry.challenges);
  const { signal, abort, release } = abortedWith(options.signal);
  await queue.addAll(
    groups.map((group) => async () => {
      const lane = createLane(now, delay, gather);
      for (const portal of group) {
        try {
          const run = await crawlInLane({ ...options, portal, signal }, lane, assessor);
          outcomes.set(portal, { portal, run });
        } catch (error) {
          if (isMachineFault(error, workspace)) abort(error);
          if (signal.aborted) return;
          outcomes.set(portal, { portal, failure: portalFailure('crawl', portal, error) });
        }
      }
    }),
  );
  release();
  await assessor.close();
  const known = portals.flatMap((portal) => outcomes.get(portal) ?? []);
  const failures = known.flatMap((outcome) => ('failure' in outcome ? [outcome.failure] : []));
  const recorded = recordPortalFailures(
    workspace,
    'crawl',
    known.map(({ portal }) => portal.id),
    failures,
  );
  // What stops the crawl may stop this as well, and is what has to be said.
  await (signal.aborted ? recorded.catch(() => undefined) : recorded);
  signal.throwIfAborted();
  return known;
}

/** A signal that is aborted with another one, or by itself. */
function abortedWith(outer: AbortSignal | undefined) {
  const controller = new AbortController();
  const onAbort = () => controller.abort(outer?.reason);
  if (outer?.aborted === true) onAbort();
  outer?.addEventListener('abort', onAbort);
  return {
    signal: controller.signal,
    abort: (reason: unknown) => controller.abort(reason),
    release: () => outer?.removeEventListener('abort', onAbort),
  };
}

function byServer(portals: readonly Portal[]): Map<string, Portal[]> {
  const groups = new Map<string, Portal[]>();
  for (const portal of portals) {
    const key = portal.politeness.group ?? new URL(portal.entry_url).host;
    groups.set(key, [...(groups.get(key) ?? []), portal]);
  }
  return groups;
}
