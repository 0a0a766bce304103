import type { OnProgress, UrlState } from '../domain/index.ts';
import { canonicalUrl } from './address.ts';
import { createFrontier, type Frontier } from './frontier.ts';
import type { Refusal } from './limits.ts';
import type { Look } from './look-at.ts';
import { isDocument, NO_CONTEXT, type QueueItem } from './queue-item.ts';
import type { RobotsAnswer } from './robots-gate.ts';
import { readSitemaps } from './sitemap-hints.ts';
import { type SeenPage, skipped, unvisited, type VisitOptions, visitItem } from './visit-item.ts';

export interface WalkOptions extends Omit<VisitOptions, 'modifiedOn'> {
  readonly onProgress: OnProgress;
}

export interface Walked {
  /** Of addresses that were met; those that were only met, and have a state already, are left out. */
  readonly states: readonly UrlState[];
  /** Why not everything that was met was visited; null when it was. */
  readonly cutShort: Refusal | null;
}

/** RFC 9110, 15.4 leaves the number to the client; browsers take 20, a portal that needs more than 5 is broken. */
const MOST_REDIRECTS = 5;

/**
 * Visits everything that leads from the entry to reports, one address after the other in a fixed order, so that
 * the same portal gives the same states. Every address met ends in exactly one state.
 */
export async function walk(options: WalkOptions): Promise<Walked> {
  const { portal, earlier, times, now, onProgress } = options;
  const frontier = createFrontier(canonicalUrl(portal.entry_url) ?? portal.entry_url);
  const states = new Map<string, UrlState>();
  let cutShort: Refusal | null = null;
  const put = async (item: Pick<QueueItem, 'url' | 'context' | 'parent'>, seen: Seen): Promise<void> => {
    cutShort ??= seen.refusal;
    const isPassedOver = seen.refusal !== null || seen.record.reason === 'outside_years';
    if (isPassedOver && (await earlier.of(item.url)) !== undefined) return;
    states.set(item.url, {
      portal: portal.id,
      url: item.url,
      role: seen.role,
      ...seen.record,
      parent: item.parent,
      context: item.context,
      run: times.run,
      checked_at: seen.checkedAt ?? now().toISOString(),
    });
  };

  const putRobots = (answer: RobotsAnswer): Promise<void> =>
    put({ url: answer.url, context: NO_CONTEXT, parent: null }, { ...answer, role: 'robots' });

  const putSitemap = (item: QueueItem, seen: SeenPage): Promise<void> =>
    put(item, { ...seen, role: 'sitemap' });
  const hints = await readSitemaps({ ...options, modifiedOn: () => undefined }, putSitemap, putRobots);
  const visitOptions = { ...options, modifiedOn: (url: string) => hints.modifiedOn.get(url) };

  /** Where all links are followed, the portal's file and the sitemaps may know of more. */
  const next = async (): Promise<QueueItem | undefined> => {
    const linked = frontier.next();
    if (linked !== undefined) return linked;
    const named = portal.known_reports.map((url): [string, null] => [canonicalUrl(url) ?? url, null]);
    for (const [url, namedBy] of [...named, ...hints.reports]) {
      if (frontier.known(url) === undefined) frontier.addHint(url, namedBy, await earlier.of(url));
    }
    return frontier.next();
  };

  for (let item = await next(); item !== undefined; item = await next()) {
    const seen = await visitItem(item, visitOptions, putRobots);
    const { record, beyond } = follow(item, seen, frontier);
    await put(item, { ...seen, record });
    for (const far of beyond) await put(far, unvisited(far, skipped('limit_reached', null)));
    onProgress({
      kind: 'advance',
      stage: 'crawl',
      done: states.size,
      total: states.size + frontier.waiting,
      label: item.url,
    });
  }
  return { states: [...states.values()], cutShort };
}

type Record = Look['record'];
type Seen = Pick<SeenPage, 'record' | 'checkedAt' | 'refusal'> & Pick<UrlState, 'role'>;

/** Queues what a page leads to, and says how that changes the page's record. */
function follow(
  item: QueueItem,
  { role, record, links, redirect }: Look,
  frontier: Frontier,
): { readonly record: Record; readonly beyond: readonly QueueItem[] } {
  if (redirect !== null) return { record: followRedirect(item, record, redirect, frontier), beyond: [] };
  const { stopped, beyond } = frontier.add({ ...item, role }, links);
  return { record: stopped === null ? record : { ...record, detail: stopped }, beyond };
}

function followRedirect(item: QueueItem, record: Record, location: string, frontier: Frontier): Record {
  // Header values are bytes; most servers send UTF-8 where they send more than ASCII.
  const target = canonicalUrl(Buffer.from(location, 'latin1').toString('utf8'), item.url);
  if (target === undefined) {
    return { ...record, status: 'failed', reason: 'http_error', detail: `redirects to ${location}` };
  }
  const detail = `redirects to ${target}`;
  const chain = [...item.redirectedFrom, item.url];
  if (chain.includes(target) || chain.length > MOST_REDIRECTS) {
    return { ...record, status: 'failed', reason: 'redirect_loop', detail };
  }
  const known = frontier.known(target);
  if (known !== undefined && isDocument(item.role) && !isDocument(known.role)) {
    return { ...record, status: 'gone', reason: 'page_gone', detail: `${detail}, which is no report` };
  }
  frontier.addRedirect(item, target);
  return { ...record, detail };
}
