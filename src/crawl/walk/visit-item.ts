import { decodeText } from '../../domain/index.ts';
import { isFolderAddress, isOwnHost } from '../address.ts';
import type { Visit } from '../client/portal-client.ts';
import type { RobotsRules } from '../robots/robots.ts';
import type { RobotsAnswer } from '../robots/robots-gate.ts';
import { withMessages } from '../states/state-record.ts';
import { saysUnwell } from './assess-page.ts';
import { isDocument, type QueueItem, UNLINKED } from './queue-item.ts';
import { heldSince, knownOf, recalled } from './reuse.ts';
import type { VisitOptions } from './visit-options.ts';
import { type SeenPage, skipped, unvisited } from './visit-result.ts';
import { isWanted } from './wanted-years.ts';

/** A script file that was requested because it contains a list's request. */
export interface SeenFile {
  readonly item: QueueItem;
  readonly seen: SeenPage;
}

/**
 * Visits one address, if its host, its robots.txt and the limits of the run allow; a list whose request is in script
 * files, together with these files.
 */
export async function visitItem(
  item: QueueItem,
  options: VisitOptions,
  putRobots: (answer: RobotsAnswer) => Promise<void>,
): Promise<SeenPage & { readonly files: readonly SeenFile[] }> {
  const alone = await visitAlone(item, options, putRobots);
  const files: SeenFile[] = [];
  if (alone.scripts.length === 0) return { ...alone, files };
  for (const url of alone.scripts) {
    const file: QueueItem = { ...UNLINKED, url, role: 'list', parent: item.url };
    files.push({ item: file, seen: await visitAlone(file, options, putRobots) });
  }
  const scripts = new Map(
    files.flatMap(({ item: { url }, seen: { record, body } }): [string, string][] =>
      record.sha256 === null || body === null ? [] : [[url, decodeText(body, null).text]],
    ),
  );
  // We have the answer now, so there is no second request.
  return { ...(await visitAlone(item, { ...options, scripts }, putRobots)), files };
}

async function visitAlone(
  item: QueueItem,
  options: VisitOptions,
  putRobots: (answer: RobotsAnswer) => Promise<void>,
): Promise<SeenPage> {
  const { portal, client, robots, breaker } = options;
  const { entry_url: entryUrl, hosts, politeness } = portal;
  if (!isOwnHost(item.url, entryUrl, hosts)) {
    return unvisited(item, skipped('foreign_host', new URL(item.url).host));
  }
  const answer = await robots(item.url);
  await putRobots(answer);
  const { rules } = answer;
  if (rules === null) return unvisited(item, { ...answer.record, http_status: null }, answer.refusal);
  if (!rules.allows(item.url)) return unvisited(item, skipped('robots_disallowed', null));
  // A year's column may be called like a report; a report's address is no folder.
  if (options.listsOnly && isDocument(item.role) && !isFolderAddress(item.url)) {
    return unvisited(item, skipped('lists_only', null));
  }
  if (isDocument(item.role) && !isWanted(item.context, options.years)) {
    return unvisited(item, skipped('outside_years', item.context.title));
  }
  const interval = Math.max(politeness.interval_ms, rules.crawlDelayMs);
  const known = await knownOf(item, options);
  const since = heldSince(item, known, options);
  const asKnown = recalled(item, known, client.held(item.url, since), options.readWith);
  if (asKnown !== null) return asKnown;
  const visit = await client.visit(item, interval, since);
  const seen = await seenAt(item, visit, options);
  // With its script files the browser may not be needed.
  const waits = seen.scripts.length > 0 && options.scripts === undefined;
  const shown = waits ? seen : await shownByBrowser(item, seen, options, rules, { interval, since });
  if (wasAsked(visit)) breaker.record(new URL(item.url).host, !saysUnwell(shown.record));
  return shown;
}

async function seenAt(item: QueueItem, visit: Visit, options: VisitOptions): Promise<SeenPage> {
  if (visit.kind === 'unvisited') {
    const { code, detail } = visit.refusal;
    return unvisited(item, skipped(code, detail), visit.refusal);
  }
  const look = await options.reader.look(item, visit, options);
  if (visit.kind === 'failed') return { ...look, checkedAt: null, refusal: null, body: null };
  return { ...look, checkedAt: visit.capture.capturedAt, refusal: null, body: visit.body };
}

function wasAsked(visit: Visit): boolean {
  return visit.kind === 'failed' || (visit.kind === 'captured' && visit.from === 'network');
}

/** A page of which a browser may show more, as the browser shows it; unchanged where there is no browser. */
async function shownByBrowser(
  item: QueueItem,
  seen: SeenPage,
  options: VisitOptions,
  rules: RobotsRules,
  { interval, since }: { readonly interval: number; readonly since: string },
): Promise<SeenPage> {
  const { portal, client } = options;
  if (!seen.wantsBrowser || portal.render === 'never') return seen;
  const { origin } = new URL(item.url);
  const allows = (url: string): boolean =>
    URL.canParse(url) &&
    isOwnHost(url, portal.entry_url, portal.hosts) &&
    (new URL(url).origin !== origin || rules.allows(url));
  const visit = await client.show({ url: item.url, allows }, interval, since);
  if (visit.kind !== 'failed') {
    const shown = await seenAt(item, visit, options);
    return {
      ...shown,
      wantsBrowser: false,
      record: { ...shown.record, ...withMessages(seen.record.messages, shown.record.messages) },
    };
  }
  if (visit.code === 'foreign_host') return { ...seen, record: skipped('foreign_host', visit.detail) };
  const detail = [seen.record.detail, visit.detail].filter((part) => part !== null).join('; ');
  return { ...seen, record: { ...seen.record, detail } };
}
