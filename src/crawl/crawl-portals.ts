import PQueue from 'p-queue';
import type { CrawlRun, Portal } from '../domain/index.ts';
import { type CrawlOptions, crawlInLane } from './crawl-portal.ts';
import { realDelay } from './politeness/delay.ts';
import { createGathering } from './politeness/gathering.ts';
import { createLane } from './politeness/lane.ts';
import { createLocalAssessor, createPageAssessor } from './walk/page-assessor.ts';

/** What became of one portal: its run, or the error that nobody foresaw. */
export type PortalOutcome =
  | { readonly portal: Portal; readonly run: CrawlRun }
  | { readonly portal: Portal; readonly error: unknown };

export interface CrawlPortalsOptions extends CrawlOptions {
  readonly portals: readonly Portal[];
  /** Politeness groups that are crawled at the same time. */
  readonly lanes?: number;
}

const DEFAULT_LANES = 8;

/**
 * Crawls several portals. Those that share a server (a politeness group) share a lane, one after the other;
 * lanes run side by side. An error in one portal does not stop the others.
 * @returns one outcome a portal, in the order given.
 * @throws the reason of the signal when it was aborted.
 */
export async function crawlPortals(options: CrawlPortalsOptions): Promise<PortalOutcome[]> {
  const { portals, now, delay = realDelay, signal, lanes = DEFAULT_LANES } = options;
  const outcomes = new Map<Portal, PortalOutcome>();
  const queue = new PQueue({ concurrency: lanes });
  const groups = [...byServer(portals).values()];
  const isAlone = Math.min(lanes, groups.length) <= 1;
  const gather = isAlone ? undefined : createGathering(delay);
  const createAssessor = isAlone ? createLocalAssessor : createPageAssessor;
  const assessor = createAssessor(options.registry.challenges);
  await queue.addAll(
    groups.map((group) => async () => {
      const lane = createLane(now, delay, gather);
      for (const portal of group) {
        try {
          outcomes.set(portal, { portal, run: await crawlInLane({ ...options, portal }, lane, assessor) });
        } catch (error) {
          outcomes.set(portal, { portal, error });
        }
      }
    }),
  );
  await assessor.close();
  signal?.throwIfAborted();
  return portals.flatMap((portal) => outcomes.get(portal) ?? []);
}

function byServer(portals: readonly Portal[]): Map<string, Portal[]> {
  const groups = new Map<string, Portal[]>();
  for (const portal of portals) {
    const key = portal.politeness.group ?? new URL(portal.entry_url).host;
    groups.set(key, [...(groups.get(key) ?? []), portal]);
  }
  return groups;
}
