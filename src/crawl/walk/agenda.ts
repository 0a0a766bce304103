import { canonicalUrl } from '../address.ts';
import type { EarlierStates } from '../states/earlier-states.ts';
import type { RunTimes } from '../states/run-record.ts';
import type { Frontier } from './frontier.ts';
import { createQueue } from './queue.ts';
import type { QueueItem } from './queue-item.ts';
import type { SitemapHints } from './sitemap-hints.ts';

/**
 * Gives what to visit next: what links lead to, then what only the portal's file or a sitemap names. What failed in an earlier run of the same
 * pass comes last, so that a server that fails at the same addresses every time does not prevent the end of a pass.
 */
export function createAgenda(options: {
  readonly frontier: Frontier;
  /** Reports that the portal's file knows. */
  readonly known: readonly string[];
  readonly hints: SitemapHints;
  readonly earlier: EarlierStates;
  readonly times: RunTimes;
}): () => QueueItem | undefined {
  const { frontier, known, hints, earlier, times } = options;
  const postponed = createQueue<QueueItem>();
  const isContinued = times.passStartedAt < times.startedAt;

  const failedInThisPass = ({ url }: QueueItem): boolean => {
    const before = isContinued ? earlier.of(url) : undefined;
    const failed = before?.status === 'failed' || before?.status === 'blocked';
    return failed && before.checked_at >= times.passStartedAt;
  };

  const nextLinked = (): QueueItem | undefined => {
    for (let item = frontier.next(); item !== undefined; item = frontier.next()) {
      if (!failedInThisPass(item)) return item;
      postponed.push(item);
    }
    return undefined;
  };

  return () => {
    const linked = nextLinked();
    if (linked !== undefined) return linked;
    const named = known.map((url): [string, null] => [canonicalUrl(url) ?? url, null]);
    for (const [url, namedBy] of [...named, ...hints.reports]) {
      if (frontier.roleOf(url) === undefined) frontier.addHint(url, namedBy, earlier.of(url));
    }
    return nextLinked() ?? postponed.next();
  };
}
