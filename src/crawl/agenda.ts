import type { EarlierStates } from './earlier-states.ts';
import type { Frontier } from './frontier.ts';
import { createQueue } from './queue.ts';
import type { QueueItem } from './queue-item.ts';
import type { RunTimes } from './run-record.ts';
import type { SitemapHints } from './sitemap-hints.ts';

/**
 * Gives what to visit next: what links lead to, then what only sitemaps name. What failed in an earlier run of the same
 * pass comes last, so that a server that fails at the same addresses every time does not keep a pass from its end.
 */
export function createAgenda(options: {
  readonly frontier: Frontier;
  readonly hints: SitemapHints;
  readonly earlier: EarlierStates;
  readonly times: RunTimes;
}): () => Promise<QueueItem | undefined> {
  const { frontier, hints, earlier, times } = options;
  const postponed = createQueue<QueueItem>();
  const isContinued = times.passStartedAt < times.startedAt;

  const failedInThisPass = async ({ url }: QueueItem): Promise<boolean> => {
    const known = isContinued ? await earlier.of(url) : undefined;
    const failed = known?.status === 'failed' || known?.status === 'blocked';
    return failed && known.checked_at >= times.passStartedAt;
  };

  const nextLinked = async (): Promise<QueueItem | undefined> => {
    for (let item = frontier.next(); item !== undefined; item = frontier.next()) {
      if (!(await failedInThisPass(item))) return item;
      postponed.push(item);
    }
    return undefined;
  };

  return async () => {
    const linked = await nextLinked();
    if (linked !== undefined) return linked;
    for (const [url, sitemap] of hints.reports) {
      if (frontier.roleOf(url) === undefined) frontier.addHint(url, sitemap, await earlier.of(url));
    }
    return (await nextLinked()) ?? postponed.next();
  };
}
