import type { OnProgress, Portal, UrlState } from '../domain/index.ts';
import { canonicalUrl, folderOf, isOwnHost } from './address.ts';
import { createFrontier, type Frontier } from './frontier.ts';
import { type Look, lookAt } from './look-at.ts';
import type { PortalClient } from './portal-client.ts';
import { isDocument, NO_CONTEXT, type QueueItem } from './queue-item.ts';
import type { RobotsAnswer } from './robots-gate.ts';

export interface WalkOptions {
  readonly portal: Portal;
  readonly client: PortalClient;
  readonly robots: (url: string) => Promise<RobotsAnswer>;
  readonly run: string;
  readonly now: () => Date;
  readonly onProgress: OnProgress;
}

/** RFC 9110, 15.4 leaves the number to the client; browsers take 20, a portal that needs more than 5 is broken. */
const MOST_REDIRECTS = 5;

/**
 * Visits everything that leads from the entry to reports, one address after the other in a fixed order, so that
 * the same portal gives the same states. Every address met ends in exactly one state.
 */
export async function walk(options: WalkOptions): Promise<UrlState[]> {
  const { portal, run, now, onProgress } = options;
  const frontier = createFrontier(canonicalUrl(portal.entry_url) ?? portal.entry_url);
  const states = new Map<string, UrlState>();
  const put = (item: Pick<QueueItem, 'url' | 'context' | 'parent'>, seen: Seen): void => {
    states.set(item.url, {
      portal: portal.id,
      url: item.url,
      role: seen.role,
      ...seen.record,
      parent: item.parent,
      context: item.context,
      run,
      checked_at: seen.checkedAt ?? now().toISOString(),
    });
  };
  const putRobots = ({ url, record, checkedAt }: RobotsAnswer): void =>
    put({ url, context: NO_CONTEXT, parent: null }, { role: 'robots', record, checkedAt });

  for (let item = frontier.next(); item !== undefined; item = frontier.next()) {
    const seen = await visitItem(item, options, putRobots);
    const { record, beyond } = follow(item, seen, frontier);
    put(item, { ...seen, record });
    for (const far of beyond)
      put(far, { role: far.role, record: skipped('limit_reached', null), checkedAt: null });
    onProgress({
      kind: 'advance',
      stage: 'crawl',
      done: states.size,
      total: states.size + frontier.waiting,
      label: item.url,
    });
  }
  return [...states.values()];
}

type Record = Look['record'];

interface Seen extends Pick<Look, 'role' | 'record'> {
  /** When the answer came; null when there was none. */
  readonly checkedAt: string | null;
}

interface SeenPage extends Look, Seen {}

async function visitItem(
  item: QueueItem,
  { portal, client, robots }: WalkOptions,
  putRobots: (answer: RobotsAnswer) => void,
): Promise<SeenPage> {
  const { entry_url: entryUrl, hosts, politeness, family } = portal;
  const unvisited = (record: Record): SeenPage => ({
    role: item.role,
    record,
    links: [],
    redirect: null,
    checkedAt: null,
  });
  if (!isOwnHost(item.url, entryUrl, hosts)) {
    return unvisited(skipped('foreign_host', new URL(item.url).host));
  }
  const answer = await robots(item.url);
  putRobots(answer);
  if (answer.rules === null) return unvisited({ ...answer.record, http_status: null });
  if (!answer.rules.allows(item.url)) return unvisited(skipped('robots_disallowed', null));
  const interval = Math.max(politeness.interval_ms, answer.rules.crawlDelayMs);
  const visit = await client.visit(item, interval);
  const look = lookAt(item, visit, family, folderOf(entryUrl));
  return { ...look, checkedAt: visit.kind === 'captured' ? visit.capture.capturedAt : null };
}

/** Queues what a page leads to, and says how that changes the page's record. */
function follow(
  item: QueueItem,
  { role, record, links, redirect }: Look,
  frontier: Frontier,
): { readonly record: Record; readonly beyond: readonly QueueItem[] } {
  if (redirect !== null) return { record: followRedirect(item, record, redirect, frontier), beyond: [] };
  const { stopped, beyond } = frontier.add({ ...item, role: role === 'robots' ? item.role : role }, links);
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

function skipped(
  reason: 'foreign_host' | 'robots_disallowed' | 'limit_reached',
  detail: string | null,
): Record {
  return { status: 'skipped', reason, detail, http_status: null, sha256: null };
}
