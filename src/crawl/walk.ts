import type { OnProgress, Portal, UrlState } from '../domain/index.ts';
import { canonicalUrl, folderOf, isOwnHost } from './address.ts';
import type { Breaker } from './breaker.ts';
import { isDue } from './due.ts';
import type { EarlierStates } from './earlier-states.ts';
import { createFrontier, type Frontier } from './frontier.ts';
import type { Refusal } from './limits.ts';
import { type Look, lookAt, saysUnwell } from './look-at.ts';
import type { PortalClient } from './portal-client.ts';
import { isDocument, NO_CONTEXT, type QueueItem } from './queue-item.ts';
import type { RobotsAnswer } from './robots-gate.ts';
import type { BegunRun } from './run-record.ts';

export interface WalkOptions {
  readonly portal: Portal;
  readonly client: PortalClient;
  readonly robots: (url: string) => Promise<RobotsAnswer>;
  readonly breaker: Breaker;
  readonly earlier: EarlierStates;
  readonly times: Pick<BegunRun, 'run' | 'passStartedAt'>;
  readonly now: () => Date;
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
    if (seen.refusal !== null) {
      cutShort ??= seen.refusal;
      if ((await earlier.of(item.url)) !== undefined) return;
    }
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

  for (let item = frontier.next(); item !== undefined; item = frontier.next()) {
    const seen = await visitItem(item, options, (answer) =>
      put({ url: answer.url, context: NO_CONTEXT, parent: null }, { ...answer, role: 'robots' }),
    );
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

interface Seen extends Pick<Look, 'role' | 'record'> {
  /** When the answer came; null when there was none. */
  readonly checkedAt: string | null;
  /** Set when nobody asked, because a limit of the run is reached. */
  readonly refusal: Refusal | null;
}

interface SeenPage extends Look, Seen {}

async function visitItem(
  item: QueueItem,
  options: WalkOptions,
  putRobots: (answer: RobotsAnswer) => Promise<void>,
): Promise<SeenPage> {
  const { portal, client, robots, breaker } = options;
  const { entry_url: entryUrl, hosts, politeness, family } = portal;
  if (!isOwnHost(item.url, entryUrl, hosts)) {
    return unvisited(item, skipped('foreign_host', new URL(item.url).host));
  }
  const answer = await robots(item.url);
  await putRobots(answer);
  if (answer.rules === null) return unvisited(item, { ...answer.record, http_status: null }, answer.refusal);
  if (!answer.rules.allows(item.url)) return unvisited(item, skipped('robots_disallowed', null));
  const interval = Math.max(politeness.interval_ms, answer.rules.crawlDelayMs);
  const visit = await client.visit(item, interval, await heldSince(item, options));
  if (visit.kind === 'unvisited') {
    const { code, detail } = visit.refusal;
    return unvisited(item, skipped(code, detail), visit.refusal);
  }
  const look = lookAt(item, visit, family, folderOf(entryUrl));
  const wasAsked = visit.kind === 'failed' || visit.from === 'network';
  if (wasAsked) breaker.record(new URL(item.url).host, !saysUnwell(look.record));
  return { ...look, checkedAt: visit.kind === 'captured' ? visit.capture.capturedAt : null, refusal: null };
}

/** An answer since then is enough: for lists of this pass, for reports that are not due of any time. */
async function heldSince(item: QueueItem, { portal, earlier, times, now }: WalkOptions): Promise<string> {
  const known = isDocument(item.role) ? await earlier.of(item.url) : undefined;
  const isHeld = known !== undefined && !isDue(item, known, undefined, portal, now());
  return isHeld ? known.checked_at : times.passStartedAt;
}

function unvisited(item: QueueItem, record: Record, refusal: Refusal | null = null): SeenPage {
  return { role: item.role, record, links: [], redirect: null, checkedAt: null, refusal };
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
  reason: 'foreign_host' | 'robots_disallowed' | 'limit_reached' | Refusal['code'],
  detail: string | null,
): Record {
  return { status: 'skipped', reason, detail, http_status: null, sha256: null };
}
