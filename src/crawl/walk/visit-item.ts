import { decodeText } from '../../domain/index.ts';
import { isFolderAddress, isOwnHost } from '../address.ts';
import type { Visit } from '../client/portal-client.ts';
import type { RobotsRules } from '../robots/robots.ts';
import type { RobotsAnswer } from '../robots/robots-gate.ts';
import { withMessages } from '../states/state-record.ts';
import { saysUnwell } from './assess-visit.ts';
import { isDocument, type QueueItem, UNLINKED } from './queue-item.ts';
import { heldSince, knownOf, recalled } from './reuse.ts';
import type { VisitOptions } from './visit-options.ts';
import { skippedRecord, unvisitedResult, type VisitResult } from './visit-result.ts';
import { isWanted } from './wanted-years.ts';

/** A script file that was requested because it contains a list's request. */
export interface VisitedFile {
  readonly item: QueueItem;
  readonly result: VisitResult;
}

/**
 * Visits one address, if its host, its robots.txt and the limits of the run allow; a list whose request is in script
 * files, together with these files.
 */
export async function visitItem(
  item: QueueItem,
  options: VisitOptions,
  putRobots: (answer: RobotsAnswer) => Promise<void>,
): Promise<VisitResult & { readonly files: readonly VisitedFile[] }> {
  const alone = await visitAlone(item, options, putRobots);
  const files: VisitedFile[] = [];
  if (alone.scripts.length === 0) return { ...alone, files };
  for (const url of alone.scripts) {
    const file: QueueItem = { ...UNLINKED, url, role: 'list', parent: item.url };
    files.push({ item: file, result: await visitAlone(file, options, putRobots) });
  }
  const scripts = new Map(
    files.flatMap(({ item: { url }, result: { record, body } }): [string, string][] =>
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
): Promise<VisitResult> {
  const { portal, client, robots, breaker } = options;
  const { entry_url: entryUrl, hosts, politeness } = portal;
  if (!isOwnHost(item.url, entryUrl, hosts)) {
    return unvisitedResult(item, skippedRecord('foreign_host', { host: new URL(item.url).host }));
  }
  const answer = await robots(item.url);
  await putRobots(answer);
  const { rules } = answer;
  if (rules === null) return unvisitedResult(item, { ...answer.record, http_status: null }, answer.refusal);
  if (!rules.allows(item.url)) return unvisitedResult(item, skippedRecord('robots_disallowed'));
  // A year's column may be called like a report; a report's address is no folder.
  if (options.listsOnly && isDocument(item.role) && !isFolderAddress(item.url)) {
    return unvisitedResult(item, skippedRecord('lists_only'));
  }
  if (isDocument(item.role) && !isWanted(item.context, options.years)) {
    const { title } = item.context;
    return unvisitedResult(item, skippedRecord('outside_years', title === null ? {} : { title }));
  }
  const interval = Math.max(politeness.interval_ms, rules.crawlDelayMs);
  const known = knownOf(item, options);
  const since = heldSince(item, known, options);
  const asKnown = recalled(item, known, client.held(item.url, since), options.readWith);
  if (asKnown !== null) return asKnown;
  const visit = await client.visit(item, interval, since);
  const result = await resultOf(item, visit, options);
  // With its script files the browser may not be needed.
  const waits = result.scripts.length > 0 && options.scripts === undefined;
  const final = waits ? result : await renderedResult(item, result, options, rules, { interval, since });
  if (wasAsked(visit)) breaker.record(new URL(item.url).host, !saysUnwell(final.record));
  return final;
}

async function resultOf(item: QueueItem, visit: Visit, options: VisitOptions): Promise<VisitResult> {
  if (visit.kind === 'unvisited') {
    const { code, facts } = visit.refusal;
    return unvisitedResult(item, skippedRecord(code, facts), visit.refusal);
  }
  const assessment = await options.assessor.assess(item, visit, options);
  if (visit.kind === 'failed') return { ...assessment, checkedAt: null, refusal: null, body: null };
  return { ...assessment, checkedAt: visit.capture.capturedAt, refusal: null, body: visit.body };
}

function wasAsked(visit: Visit): boolean {
  return visit.kind === 'failed' || (visit.kind === 'captured' && visit.from === 'network');
}

/** A page of which a browser may show more, as the browser shows it; unchanged where there is no browser. */
async function renderedResult(
  item: QueueItem,
  sent: VisitResult,
  options: VisitOptions,
  rules: RobotsRules,
  { interval, since }: { readonly interval: number; readonly since: string },
): Promise<VisitResult> {
  const { portal, client } = options;
  if (!sent.wantsBrowser || portal.render === 'never') return sent;
  const { origin } = new URL(item.url);
  const allows = (url: string): boolean =>
    URL.canParse(url) &&
    isOwnHost(url, portal.entry_url, portal.hosts) &&
    (new URL(url).origin !== origin || rules.allows(url));
  const visit = await client.render({ url: item.url, allows }, interval, since);
  if (visit.kind !== 'failed') {
    const rendered = await resultOf(item, visit, options);
    return {
      ...rendered,
      wantsBrowser: false,
      record: { ...rendered.record, ...withMessages(sent.record.messages, rendered.record.messages) },
    };
  }
  if (visit.code === 'foreign_host') return { ...sent, record: skippedRecord('foreign_host', visit.facts) };
  return { ...sent, record: { ...sent.record, facts: { ...sent.record.facts, ...visit.facts } } };
}
