import type { OnProgress, UrlState } from '../../domain/index.ts';
import { canonicalUrl } from '../address.ts';
import type { Refusal } from '../politeness/limits.ts';
import type { RobotsAnswer } from '../robots/robots-gate.ts';
import type { MetStates } from '../states/run-states.ts';
import { inPlaceOf, type Outcome } from '../states/state-record.ts';
import { createAgenda } from './agenda.ts';
import type { Look } from './assess-page.ts';
import { createFrontier, type Frontier } from './frontier.ts';
import { isDocument, NO_CONTEXT, type QueueItem } from './queue-item.ts';
import { readSitemaps } from './sitemap-hints.ts';
import { keptLeads, nameOfReading } from './stored-links.ts';
import { visitItem } from './visit-item.ts';
import type { VisitOptions } from './visit-options.ts';
import { type SeenPage, skipped, unvisited } from './visit-result.ts';

export interface WalkOptions extends Omit<VisitOptions, 'modifiedOn' | 'readWith'> {
  /** Name and version of the program. */
  readonly software: string;
  readonly onProgress: OnProgress;
  /** Receives the states of what the run meets; an address that has a state and is not visited keeps it. */
  readonly met: Pick<MetStates, 'put' | 'count'>;
}

/** RFC 9110, 15.4 leaves the number to the client; browsers take 20, a portal that needs more than 5 is broken. */
const MOST_REDIRECTS = 5;

/**
 * Visits everything that leads from the entry to reports, one address after the other in a fixed order, so that
 * the same portal gives the same states. Every address that the run meets gets exactly one state.
 * @returns why not everything that was met was visited; null when it was.
 */
export async function walk(options: WalkOptions): Promise<Refusal | null> {
  const { portal, earlier, met, times, now, onProgress } = options;
  const frontier = createFrontier(canonicalUrl(portal.entry_url) ?? portal.entry_url);
  const robotsPut = new Set<string>();
  const filesPut = new Set<string>();
  /** Addresses of lists by the SHA-256 of their bodies. */
  const lists = new Map<string, string>();
  let cutShort: Refusal | null = null;
  const put = async (item: Pick<QueueItem, 'url' | 'context' | 'parent'>, seen: Seen): Promise<void> => {
    cutShort ??= seen.refusal;
    const isPassedOver = seen.refusal !== null || seen.record.reason === 'outside_years';
    if (isPassedOver && (await earlier.of(item.url)) !== undefined) return;
    await met.put({
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

  const putRobots = async (answer: RobotsAnswer): Promise<void> => {
    if (robotsPut.has(answer.url)) return;
    robotsPut.add(answer.url);
    await put({ url: answer.url, context: NO_CONTEXT, parent: null }, { ...answer, role: 'robots' });
  };

  const putSitemap = (item: QueueItem, seen: SeenPage): Promise<void> =>
    put(item, { ...seen, role: 'sitemap' });
  const readWith = nameOfReading(options.software, options);
  const withoutHints = { ...options, readWith, modifiedOn: () => undefined };
  const hints = await readSitemaps(withoutHints, putSitemap, putRobots);
  const visitOptions = { ...options, readWith, modifiedOn: (url: string) => hints.modifiedOn.get(url) };

  const next = createAgenda({ frontier, known: portal.known_reports, hints, earlier, times });
  for (let item = await next(); item !== undefined; item = await next()) {
    const seen = await visitItem(item, visitOptions, putRobots);
    const shown = notAList(seen, lists);
    const { record, beyond } = follow(item, shown, frontier);
    if (!isDocument(seen.role) && record.sha256 !== null) lists.set(record.sha256, item.url);
    await put(item, { ...seen, record: { ...record, ...keptLeads(shown, readWith) } });
    for (const file of seen.files.filter(({ item: { url } }) => frontier.roleOf(url) === undefined)) {
      if (filesPut.has(file.item.url)) continue;
      filesPut.add(file.item.url);
      await put(file.item, file.seen);
    }
    for (const far of beyond) await put(far, unvisited(far, skipped('limit_reached', null)));
    onProgress({
      kind: 'advance',
      stage: 'crawl',
      done: met.count,
      total: met.count + frontier.waiting,
      label: item.url,
    });
  }
  return cutShort;
}

type Seen = Pick<SeenPage, 'checkedAt' | 'refusal'> &
  Pick<UrlState, 'role'> & { readonly record: Outcome & Pick<UrlState, 'leads_to'> };

/** Some portals show a list, or their entry, instead of a report that is gone. */
function notAList(seen: SeenPage, lists: ReadonlyMap<string, string>): SeenPage {
  const list = isDocument(seen.role) ? lists.get(seen.record.sha256 ?? '') : undefined;
  if (list === undefined) return seen;
  const detail = `shows what ${list} shows`;
  const record = inPlaceOf(seen.record, { status: 'gone', reason: 'page_gone', detail });
  return { ...seen, record, links: [] };
}

/** Queues what a page leads to, and says how that changes the page's record. */
function follow(
  item: QueueItem,
  { role, record, links, redirect }: Look,
  frontier: Frontier,
): { readonly record: Outcome; readonly beyond: readonly QueueItem[] } {
  if (redirect !== null) return { record: followRedirect(item, record, redirect, frontier), beyond: [] };
  const { told, beyond } = frontier.add({ ...item, role }, links);
  return { record: told === null ? record : { ...record, detail: told }, beyond };
}

function followRedirect(item: QueueItem, record: Outcome, location: string, frontier: Frontier): Outcome {
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
  const known = frontier.roleOf(target);
  if (known !== undefined && isDocument(item.role) && !isDocument(known)) {
    return { ...record, status: 'gone', reason: 'page_gone', detail: `${detail}, which is no report` };
  }
  frontier.addRedirect(item, target);
  return { ...record, detail };
}
