import { type ChallengeSign, decodeText, type Portal } from '../../domain/index.ts';
import { isFolderAddress, isOwnHost } from '../address.ts';
import type { Breaker } from '../politeness/breaker.ts';
import type { Refusal } from '../politeness/limits.ts';
import type { PortalClient, Visit } from '../portal-client.ts';
import type { RobotsRules } from '../robots/robots.ts';
import type { RobotsAnswer } from '../robots/robots-gate.ts';
import type { EarlierStates } from '../states/earlier-states.ts';
import { withMessages } from '../states/messages.ts';
import type { BegunRun } from '../states/run-record.ts';
import { heldSince, knownOf, recalled } from './held.ts';
import { type Look, lookAt, saysUnwell } from './look-at.ts';
import { isDocument, type QueueItem, UNLINKED } from './queue-item.ts';
import { isWanted, type YearRange } from './wanted-years.ts';

export interface VisitOptions {
  readonly portal: Portal;
  readonly challenges: readonly ChallengeSign[];
  readonly client: PortalClient;
  readonly robots: (url: string) => Promise<RobotsAnswer>;
  readonly breaker: Breaker;
  readonly earlier: EarlierStates;
  readonly times: BegunRun;
  readonly now: () => Date;
  /** Reports are met, not asked for. */
  readonly listsOnly: boolean;
  /** Reports that are surely of other years are met, not asked for. */
  readonly years: YearRange | undefined;
  /** Reports are asked for whether or not they are due. */
  readonly recheck: boolean;
  /** Contents of files of scripts that the page names, by address. */
  readonly scripts?: ReadonlyMap<string, string>;
  /** Names all that the links of a page depend on besides the page. */
  readonly readWith: string;
  /** What a sitemap says of the last change of an address. */
  readonly modifiedOn: (url: string) => string | undefined;
}

/** What a visit, or the decision against one, came to; it wants a browser only where none has shown it. */
export interface SeenPage extends Look {
  /** When the answer came; null when there was none. */
  readonly checkedAt: string | null;
  /** Set when nobody asked, because a limit of the run is reached. */
  readonly refusal: Refusal | null;
  /** Without content encoding; null when there is none. */
  readonly body: Uint8Array | null;
}

/** A file of scripts that was asked for because a list's request stands in it. */
export interface SeenFile {
  readonly item: QueueItem;
  readonly seen: SeenPage;
}

/**
 * Visits one address, if its host, its robots.txt and the limits of the run allow; a list whose request stands in files of
 * scripts together with these.
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
  // The answer is held now: nobody is asked a second time.
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
  const seen = seenAt(item, visit, options);
  // What its files of scripts tell may make the browser needless.
  const waits = seen.scripts.length > 0 && options.scripts === undefined;
  const shown = waits ? seen : await shownByBrowser(item, seen, options, rules, { interval, since });
  if (wasAsked(visit)) breaker.record(new URL(item.url).host, !saysUnwell(shown.record));
  return shown;
}

function seenAt(item: QueueItem, visit: Visit, reading: VisitOptions): SeenPage {
  if (visit.kind === 'unvisited') {
    const { code, detail } = visit.refusal;
    return unvisited(item, skipped(code, detail), visit.refusal);
  }
  const look = lookAt(item, visit, reading);
  if (visit.kind === 'failed') return { ...look, checkedAt: null, refusal: null, body: null };
  return { ...look, checkedAt: visit.capture.capturedAt, refusal: null, body: visit.body };
}

function wasAsked(visit: Visit): boolean {
  return visit.kind === 'failed' || (visit.kind === 'captured' && visit.from === 'network');
}

/** A page that a browser may show more of, seen with it; as it was where there is none. */
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
    const shown = seenAt(item, visit, options);
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

export function unvisited(item: QueueItem, record: Look['record'], refusal: Refusal | null = null): SeenPage {
  const { role } = item;
  return {
    role,
    record,
    links: [],
    redirect: null,
    scripts: [],
    wantsBrowser: false,
    checkedAt: null,
    refusal,
    body: null,
  };
}

export function skipped(
  reason:
    | 'foreign_host'
    | 'robots_disallowed'
    | 'limit_reached'
    | 'lists_only'
    | 'outside_years'
    | Refusal['code'],
  detail: string | null,
): Look['record'] {
  return { status: 'skipped', reason, detail, http_status: null, sha256: null };
}
