import {
  type ChallengeSign,
  decodeText,
  type Portal,
  type ProblemCode,
  type VisitFacts,
} from '../../domain/index.ts';
import { folderOf, isFolderAddress } from '../address.ts';
import type { Visit } from '../client/portal-client.ts';
import { linksInAnswer, linksOf, scriptsWanted } from '../families/index.ts';
import { redirectOf } from '../http/redirect.ts';
import { framedLists } from '../links/files-on-page.ts';
import type { Link } from '../links/link.ts';
import { type Html, parseHtml } from '../page/html.ts';
import {
  challengeOn,
  holdsDataTable,
  isHtml,
  isScriptShell,
  isSoft404,
  refreshOf,
  visibleText,
} from '../page/page-kind.ts';
import { withoutPlainTables } from '../page/plain-tables.ts';
import { putScripts } from '../page/script-files.ts';
import { recordOfMessage, type StateRecord } from '../states/state-record.ts';
import type { QueueItem } from './queue-item.ts';

/** The state to record, and where the page leads. */
export interface Assessment {
  readonly role: QueueItem['role'];
  readonly record: StateRecord;
  readonly links: readonly Link[];
  /** Target of a redirect, as sent. */
  readonly redirect: string | null;
  /** Script files without which its list cannot be requested. */
  readonly scripts: readonly string[];
  /** Whether a browser may show more of it. */
  readonly wantsBrowser: boolean;
}

/** What is needed to assess a page. */
export interface AssessmentInputs {
  readonly portal: Pick<Portal, 'entry_url' | 'family' | 'render'>;
  readonly challenges: readonly ChallengeSign[];
  /** Contents of script files that pages name, by address. */
  readonly scripts?: ReadonlyMap<string, string> | undefined;
}

export type AttemptedVisit = Exclude<Visit, { kind: 'unvisited' }>;
type Captured = Extract<Visit, { kind: 'captured' }>;

/** Failures that are not the portal's. */
const OUR_CHOICE: readonly ProblemCode[] = ['too_large', 'private_address', 'foreign_host'];
const ABSENCES: readonly number[] = [404, 410];
/** Answers that require a login or a browser, or are forbidden by law. */
const REFUSALS: readonly number[] = [401, 403, 412, 451, 521];
/** Of these, those that a browser passes without help. */
const CHALLENGES: readonly number[] = [412, 521];

/** Decides the result of a visit. Pure; an unforeseen error in a page is the page's failure, not the portal's. */
export function assessVisit(item: QueueItem, visit: AttemptedVisit, inputs: AssessmentInputs): Assessment {
  if (visit.kind === 'failed') {
    const { code, facts } = visit;
    const status = OUR_CHOICE.includes(code) ? 'skipped' : 'failed';
    return without(item, { status, reason: code, facts, http_status: null, sha256: null });
  }
  try {
    return assessAnswer(item, visit, inputs);
  } catch (error) {
    const { status, sha256 } = visit.capture;
    const facts = { said: error instanceof Error ? error.message : String(error) };
    const record = { status: 'failed', reason: 'page_unreadable', facts } as const;
    return without(item, { ...record, http_status: status, sha256 });
  }
}

function assessAnswer(item: QueueItem, visit: Captured, inputs: AssessmentInputs): Assessment {
  const { status } = visit.capture;
  const answered = { facts: { http_status: status }, http_status: status, sha256: null };
  const redirect = redirectOf(visit.capture);
  if (redirect !== null) {
    const record = { ...answered, status: visit.unchanged ? 'unchanged' : 'fetched', reason: null } as const;
    return { ...without(item, record), redirect };
  }
  if (ABSENCES.includes(status)) {
    return without(item, { ...answered, status: 'gone', reason: 'page_gone' });
  }
  if (REFUSALS.includes(status)) {
    const page = readPage(visit, item.role);
    const sign = challengeOn(page.dom, page.text, inputs.challenges);
    const facts = sign === null ? answered.facts : { ...answered.facts, ...signFacts(sign) };
    const record = { ...answered, facts, status: 'blocked', reason: 'login_or_challenge' } as const;
    return { ...without(item, record), wantsBrowser: CHALLENGES.includes(status) || sign !== null };
  }
  if (status !== 200 && status !== 304) {
    return without(item, { ...answered, status: 'failed', reason: 'http_error' });
  }
  return assessDocument(item, visit, inputs);
}

function assessDocument(item: QueueItem, visit: Captured, inputs: AssessmentInputs): Assessment {
  const { capture, body, unchanged, from } = visit;
  const record = {
    status: unchanged ? 'unchanged' : 'fetched',
    reason: null,
    facts: from === 'earlier_run' ? ({ not_requested: true } as const) : {},
    http_status: capture.status,
    sha256: capture.sha256,
  } as const;
  if (item.readBy !== null && item.role !== 'attachment') {
    const { text } = decodeText(body, capture.contentType);
    const { url, context, role, post } = item;
    const listPage = item.list?.first ?? item.parent ?? url;
    const entryFolder = folderOf(inputs.portal.entry_url);
    const answer = { url, listPage, context, role, post, text, entryFolder };
    const links = linksInAnswer(answer, item.readBy);
    if (links !== null) return { ...without(item, record), links };
    const facts = { list_reader: item.readBy, text: text.trim().slice(0, LONGEST_QUOTE) };
    return without(item, { ...record, status: 'failed', reason: 'list_unreadable', facts });
  }
  if (!isHtml(body, capture.contentType)) return without(item, record);
  return assessPage(item, record, readPage(visit, item.role), inputs);
}

function assessPage(
  item: QueueItem,
  record: StateRecord,
  { dom, text }: ReadPage,
  inputs: AssessmentInputs,
): Assessment {
  const { portal, challenges } = inputs;
  if (isSoft404(dom)) {
    const facts = { text: message(dom) };
    return without(item, recordOfMessage(record, { status: 'gone', reason: 'page_gone', facts }));
  }
  if (inputs.scripts !== undefined) putScripts(dom, item.url, inputs.scripts);
  const page = { url: item.url, dom, context: item.context, entryFolder: folderOf(portal.entry_url) };
  const links = item.role === 'attachment' ? [] : linksOf({ ...page, role: item.role }, portal.family);
  const sign = links.length === 0 ? challengeOn(dom, text, challenges) : null;
  if (sign !== null) {
    const facts = { ...signFacts(sign), text: message(dom) };
    const blocked = recordOfMessage(record, { status: 'blocked', reason: 'login_or_challenge', facts });
    return { ...without(item, blocked), wantsBrowser: true };
  }
  const target = links.length === 0 ? refreshOf(dom, item.url) : null;
  if (target !== null) return { ...without(item, recordOfMessage(record, record)), redirect: target };
  if (item.role === 'attachment') return without(item, record);
  const scripts = scriptsWanted({ ...page, role: item.role }, portal.family);
  if (links.length === 0 && isScriptShell(dom)) {
    const shell = recordOfMessage(record, { status: 'failed', reason: 'needs_browser', facts: {} });
    return { ...without(item, shell), scripts, wantsBrowser: true };
  }
  const common = { record, redirect: null, wantsBrowser: portal.render === 'always' };
  if (item.role === 'report' && isFolderAddress(item.url) && !holdsDataTable(dom)) {
    // A year's column may be called like a report: 2024年政府信息公开工作年度报告.
    const asList = linksOf({ ...page, role: 'list' }, portal.family);
    if (asList.some(({ role, continues }) => role === 'report' && !continues)) {
      return { ...common, role: 'list', links: asList, scripts };
    }
  }
  const frames = framedLists({ ...page, role: item.role }, links);
  return { ...common, role: item.role, links: [...links, ...frames], scripts };
}

interface ReadPage {
  readonly dom: Html;
  readonly text: string;
}

function readPage({ body, capture }: Captured, role: QueueItem['role']): ReadPage {
  const { text, encoding } = decodeText(body, capture.contentType);
  return { text, dom: parseHtml(role === 'report' ? withoutPlainTables(text) : text, encoding) };
}

const SIGNS_OF_TROUBLE: readonly (string | null)[] = [
  'timeout',
  'connection_failed',
  'tls_failed',
  'incomplete_body',
] satisfies ProblemCode[];

/** Whether an answer says that the server has trouble or refuses crawlers, and not only that one page does. */
export function saysUnwell({ status, reason, http_status: httpStatus }: StateRecord): boolean {
  const isOverloaded = httpStatus !== null && (httpStatus >= 500 || httpStatus === 429);
  return status === 'blocked' || isOverloaded || SIGNS_OF_TROUBLE.includes(reason);
}

function without(item: QueueItem, record: StateRecord): Assessment {
  return { role: item.role, record, links: [], redirect: null, scripts: [], wantsBrowser: false };
}

function signFacts({ id, en }: ChallengeSign): VisitFacts {
  return { sign: { id, en } };
}

const LONGEST_QUOTE = 60;

function message(dom: Html): string {
  return visibleText(dom).replace(/\s+/g, ' ').trim().slice(0, LONGEST_QUOTE);
}
