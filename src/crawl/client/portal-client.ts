import { type ArchiveWriter, type Capture, CaptureMissing, statusOf } from '../../archive/index.ts';
import { type ProblemCode, renderedUrl, type VisitFacts } from '../../domain/index.ts';
import type { RequestTarget } from '../address.ts';
import { redirectOf } from '../http/redirect.ts';
import type { Refusal } from '../politeness/limits.ts';
import type { PageToRender, PoliteRequester } from '../politeness/polite-request.ts';
import type { RunTimes } from '../states/run-record.ts';
import { exchangesOf } from './rendered-exchange.ts';

/** What the crawl got for an address, from the network or from the archive. */
export type Visit =
  | {
      readonly kind: 'captured';
      readonly capture: Capture;
      readonly body: Uint8Array;
      /** The answer before this run was the same. */
      readonly unchanged: boolean;
      /** Where it comes from: a request just now, this run before it was cut off, or an earlier run. */
      readonly from: 'network' | 'this_run' | 'earlier_run';
    }
  | { readonly kind: 'failed'; readonly code: ProblemCode; readonly facts: VisitFacts }
  /** Not requested, because a limit of the run is reached. */
  | { readonly kind: 'unvisited'; readonly refusal: Refusal };

export interface PortalClient {
  /**
   * The newest answer for an address, from the server or as a browser showed it, if it is enough; known from the index, so that no
   * WARC file is opened.
   */
  held(url: string, heldSince: string): Capture | undefined;
  /**
   * @param target `url` names the request; a POST goes to the address in it.
   * @param intervalMs distance to the request before this one.
   * @param heldSince a good answer since then is enough, and nothing is requested. Answers of this run always are.
   * @throws the reason of the signal when the crawl is aborted.
   */
  visit(target: RequestTarget, intervalMs: number, heldSince: string): Promise<Visit>;
  /**
   * The page as a browser shows it, once in a run; kept with its picture beside what the server answered.
   * @throws the reason of the signal when the crawl is aborted.
   */
  render(page: PageToRender, intervalMs: number, heldSince: string): Promise<Visit>;
}

export interface PortalClientOptions {
  readonly archive: ArchiveWriter;
  readonly requester: Pick<PoliteRequester, 'ask' | 'render'>;
  readonly times: RunTimes;
  readonly now: () => Date;
}

/** Requests addresses of a portal politely, archives the answers, and never requests one twice in a run. */
export function createPortalClient({ archive, requester, times, now }: PortalClientOptions): PortalClient {
  const { startedAt } = times;

  const captured = (capture: Capture, body: Uint8Array, isNew: boolean): Visit => {
    const before = archive.latestBefore(capture.url, startedAt);
    const isOfThisRun = capture.capturedAt >= startedAt;
    return {
      kind: 'captured',
      capture,
      body,
      unchanged: !isOfThisRun || (before !== undefined && isSameAnswer(before, capture)),
      from: isNew ? 'network' : isOfThisRun ? 'this_run' : 'earlier_run',
    };
  };

  const fetch = async (
    target: RequestTarget,
    intervalMs: number,
    conditions: Readonly<Record<string, string>>,
  ): Promise<Visit> => {
    const result = await requester.ask(target, intervalMs, conditions);
    if (result.kind === 'refused') return { kind: 'unvisited', refusal: result.refusal };
    if (result.kind === 'failure') return { kind: 'failed', code: result.code, facts: result.facts };
    if (statusOf(result.exchange.statusLine) !== 304) {
      return captured(await archive.append(result.exchange), result.body, true);
    }
    const known = archive.latest(target.url);
    const body = known === undefined ? undefined : await bodyOrNothing(archive, known);
    if (body !== undefined) return captured(await archive.append(result.exchange), body, true);
    // The server confirms a body that the archive has lost.
    if (Object.keys(conditions).length > 0) return fetch(target, intervalMs, {});
    return { kind: 'failed', code: 'http_error', facts: { http_status: 304 } };
  };

  const read = async (url: string, since: string): Promise<Visit | undefined> => {
    const newest = archive.latest(url);
    if (newest === undefined || !isEnough(newest, since, startedAt)) return undefined;
    // Nobody reads the body of a redirect.
    const body = redirectOf(newest) === null ? await bodyOrNothing(archive, newest) : NOTHING;
    return body === undefined ? undefined : captured(newest, body, false);
  };

  return {
    held: (url, heldSince) => {
      const [sent, rendered] = [archive.latest(url), archive.latest(renderedUrl(url))];
      const newest =
        sent !== undefined && rendered !== undefined ? later(sent, rendered) : (sent ?? rendered);
      return newest !== undefined && isEnough(newest, heldSince, startedAt) ? newest : undefined;
    },
    visit: async (target, intervalMs, heldSince) =>
      (await read(target.url, heldSince)) ??
      (await fetch(target, intervalMs, conditionsFor(archive.latest(target.url)))),
    render: async (page, intervalMs, heldSince) => {
      const before = await read(renderedUrl(page.url), heldSince);
      if (before !== undefined) return before;
      const rendered = await requester.render(page, intervalMs);
      if (rendered.kind === 'refused') return { kind: 'unvisited', refusal: rendered.refusal };
      if (rendered.kind === 'failed') return { ...rendered, code: 'needs_browser' };
      if (!page.allows(rendered.url))
        return { kind: 'failed', code: 'foreign_host', facts: { url: rendered.url } };
      const { html, picture } = exchangesOf(page.url, rendered, now());
      if (picture !== null) await archive.append(picture);
      return captured(await archive.append(html), html.payload, true);
    },
  };
}

const NOTHING = new Uint8Array();

function later(a: Capture, b: Capture): Capture {
  return a.capturedAt > b.capturedAt ? a : b;
}

/** An answer of an earlier run is used only if it is lasting: an error is worth another request. */
function isEnough(newest: Capture, heldSince: string, startedAt: string): boolean {
  const { capturedAt, status } = newest;
  if (capturedAt >= startedAt) return true;
  return capturedAt >= heldSince && status >= 200 && status < 400;
}

/** RFC 9110, 13.1: request the body only if it is not the one we have. */
function conditionsFor(known: Capture | undefined): Record<string, string> {
  if (known === undefined || !isGood(known)) return {};
  return {
    ...(known.etag === null ? {} : { 'if-none-match': known.etag }),
    ...(known.lastModified === null ? {} : { 'if-modified-since': known.lastModified }),
  };
}

function isSameAnswer(a: Capture, b: Capture): boolean {
  const sameStatus = a.status === b.status || (isGood(a) && isGood(b));
  return sameStatus && a.sha256 === b.sha256 && a.location === b.location;
}

function isGood({ status }: Capture): boolean {
  return status === 200 || status === 304;
}

async function bodyOrNothing(archive: ArchiveWriter, capture: Capture): Promise<Uint8Array | undefined> {
  try {
    return await archive.body(capture);
  } catch (error) {
    if (error instanceof CaptureMissing) return undefined;
    throw error;
  }
}
