import type { OnProgress, UrlState } from '../../domain/index.ts';
import { addressInHeader, canonicalUrl } from '../address.ts';
import type { Refusal } from '../politeness/limits.ts';
import type { RobotsAnswer } from '../robots/robots-gate.ts';
import type { RunStates } from '../states/run-states.ts';
import { recordOfMessage, type StateRecord } from '../states/state-record.ts';
import { createAgenda } from './agenda.ts';
import type { Assessment } from './assess-visit.ts';
import { createFrontier, type Frontier } from './frontier.ts';
import { isDocument, NO_CONTEXT, type QueueItem } from './queue-item.ts';
import { readSitemaps } from './sitemap-hints.ts';
import { assessmentKey, storedLinks } from './stored-links.ts';
import { visitItem } from './visit-item.ts';
import type { VisitOptions } from './visit-options.ts';
import { skippedRecord, unvisitedResult, type VisitResult } from './visit-result.ts';

export interface WalkOptions extends Omit<VisitOptions, 'modifiedOn' | 'readWith'> {
  /** Name and version of the program. */
  readonly software: string;
  readonly onProgress: OnProgress;
  /** Receives the states of what the run meets; an address that has a state and is not visited keeps it. */
  readonly runStates: Pick<RunStates, 'put' | 'count'>;
}

/** RFC 9110, 15.4 leaves the number to the client; browsers take 20, a portal that needs more than 5 is broken. */
const MOST_REDIRECTS = 5;

/**
 * Visits everything that leads from the entry to reports, one address after the other in a fixed order, so that
 * the same portal gives the same states. Every address that the run meets gets exactly one state.
 * @returns why not everything that was met was visited; null when it was.
 */
export async function walk(options: WalkOptions): Promise<Refusal | null> {
  const { portal, earlier, runStates, times, now, onProgress } = options;
  const frontier = createFrontier(canonicalUrl(portal.entry_url) ?? portal.entry_url);
  const robotsPut = new Set<string>();
  const filesPut = new Set<string>();
  /** Addresses of lists by the SHA-256 of their bodies. */
  const lists = new Map<string, string>();
  let cutShort: Refusal | null = null;
  const put = async (
    item: Pick<QueueItem, 'url' | 'context' | 'parent'>,
    visited: Visited,
  ): Promise<void> => {
    cutShort ??= visited.refusal;
    const isPassedOver = visited.refusal !== null || visited.record.reason === 'outside_years';
    if (isPassedOver && earlier.of(item.url) !== undefined) return;
    await runStates.put({
      portal: portal.id,
      url: item.url,
      role: visited.role,
      ...visited.record,
      parent: item.parent,
      context: item.context,
      run: times.run,
      checked_at: visited.checkedAt ?? now().toISOString(),
    });
  };

  const putRobots = async (answer: RobotsAnswer): Promise<void> => {
    if (robotsPut.has(answer.url)) return;
    robotsPut.add(answer.url);
    await put({ url: answer.url, context: NO_CONTEXT, parent: null }, { ...answer, role: 'robots' });
  };

  const putSitemap = (item: QueueItem, result: VisitResult): Promise<void> =>
    put(item, { ...result, role: 'sitemap' });
  const readWith = assessmentKey(options.software, options);
  const withoutHints = { ...options, readWith, modifiedOn: () => undefined };
  const hints = await readSitemaps(withoutHints, putSitemap, putRobots);
  const visitOptions = { ...options, readWith, modifiedOn: (url: string) => hints.modifiedOn.get(url) };

  const next = createAgenda({ frontier, known: portal.known_reports, hints, earlier, times });
  for (let item = next(); item !== undefined; item = next()) {
    const result = await visitItem(item, visitOptions, putRobots);
    const checked = unlessList(result, lists);
    const { record, beyond } = follow(item, checked, frontier);
    if (!isDocument(result.role) && record.sha256 !== null) lists.set(record.sha256, item.url);
    await put(item, { ...result, record: { ...record, ...storedLinks(checked, readWith) } });
    for (const file of result.files.filter(({ item: { url } }) => frontier.roleOf(url) === undefined)) {
      if (filesPut.has(file.item.url)) continue;
      filesPut.add(file.item.url);
      await put(file.item, file.result);
    }
    for (const far of beyond) await put(far, unvisitedResult(far, skippedRecord('limit_reached')));
    onProgress({
      kind: 'advance',
      stage: 'crawl',
      done: runStates.count,
      total: runStates.count + frontier.waiting,
      label: item.url,
    });
  }
  return cutShort;
}

/** What a state is made from. */
type Visited = Pick<VisitResult, 'checkedAt' | 'refusal'> &
  Pick<UrlState, 'role'> & { readonly record: StateRecord & Pick<UrlState, 'leads_to'> };

/** Some portals show a list, or their entry, instead of a report that is gone. */
function unlessList(result: VisitResult, lists: ReadonlyMap<string, string>): VisitResult {
  const list = isDocument(result.role) ? lists.get(result.record.sha256 ?? '') : undefined;
  if (list === undefined) return result;
  const facts = { same_as: list, is_list: true } as const;
  const record = recordOfMessage(result.record, { status: 'gone', reason: 'page_gone', facts });
  return { ...result, record, links: [] };
}

/** Queues what a page leads to, and says how that changes the page's record. */
function follow(
  item: QueueItem,
  { role, record, links, redirect }: Assessment,
  frontier: Frontier,
): { readonly record: StateRecord; readonly beyond: readonly QueueItem[] } {
  if (redirect !== null) return { record: followRedirect(item, record, redirect, frontier), beyond: [] };
  const { listEnd, beyond } = frontier.add({ ...item, role }, links);
  return { record: listEnd === null ? record : { ...record, facts: listEnd }, beyond };
}

function followRedirect(
  item: QueueItem,
  record: StateRecord,
  location: string,
  frontier: Frontier,
): StateRecord {
  const target = canonicalUrl(addressInHeader(location), item.url);
  if (target === undefined) {
    return { ...record, status: 'failed', reason: 'http_error', facts: { redirects_to: location } };
  }
  const facts = { redirects_to: target };
  const chain = [...item.redirectedFrom, item.url];
  if (chain.includes(target) || chain.length > MOST_REDIRECTS) {
    return { ...record, status: 'failed', reason: 'redirect_loop', facts };
  }
  const known = frontier.roleOf(target);
  if (known !== undefined && isDocument(item.role) && !isDocument(known)) {
    return { ...record, status: 'gone', reason: 'page_gone', facts: { ...facts, is_list: true } };
  }
  frontier.addRedirect(item, target);
  return { ...record, facts };
}
