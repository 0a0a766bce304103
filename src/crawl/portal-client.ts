import { type ArchiveWriter, type Capture, CaptureMissing, statusOf } from '../archive/index.ts';
import type { Portal, ProblemCode } from '../domain/index.ts';
import type { Delay, Lane } from './lane.ts';
import type { QueueItem } from './queue-item.ts';
import type { Outcome, Requester } from './request.ts';
import { waitBeforeRetry } from './retries.ts';

/** What the crawl got for an address, from the network or, when it goes on with a run, from the archive. */
export type Visit =
  | {
      readonly kind: 'captured';
      readonly capture: Capture;
      readonly body: Uint8Array;
      /** The answer before this run was the same. */
      readonly unchanged: boolean;
    }
  | { readonly kind: 'failed'; readonly code: ProblemCode; readonly detail: string };

export interface Traffic {
  readonly requests: number;
  /** Bytes of whole bodies as sent. */
  readonly bytes: number;
}

export interface PortalClient {
  /**
   * @param target `url` names the request; a POST goes to the address in it.
   * @param intervalMs distance to the request before this one.
   * @throws the reason of the signal when the crawl is aborted.
   */
  visit(target: Target, intervalMs: number): Promise<Visit>;
  traffic(): Traffic;
}

export type Target = Pick<QueueItem, 'url' | 'post'>;

export interface PortalClientOptions {
  readonly portal: Portal;
  readonly archive: ArchiveWriter;
  readonly requester: Requester;
  readonly lane: Lane;
  /** What was captured since then belongs to this run. */
  readonly runStartedAt: string;
  readonly now: () => Date;
  readonly random: () => number;
  readonly delay: Delay;
  readonly signal: AbortSignal | undefined;
}

/** Asks a portal politely, archives what it answers, and never asks twice in one run. */
export function createPortalClient(options: PortalClientOptions): PortalClient {
  const { portal, archive, requester, lane, runStartedAt, now, random, delay, signal } = options;
  let requests = 0;
  let bytes = 0;

  const askWithPatience = async (
    target: Target,
    intervalMs: number,
    conditions: Readonly<Record<string, string>>,
  ): Promise<Outcome> => {
    for (let attempt = 0; ; attempt += 1) {
      await lane.turn(intervalMs, signal);
      requests += 1;
      const outcome = await requester.ask(target, conditions, signal);
      if (outcome.kind === 'answer') bytes += outcome.exchange.payload.length;
      const wait = waitBeforeRetry(outcome, attempt, { now: now(), random: random() });
      if (wait === null || attempt >= portal.politeness.retries) return outcome;
      await delay(wait, signal);
    }
  };

  const captured = (capture: Capture, body: Uint8Array): Visit => {
    const before = archive.latestBefore(capture.url, runStartedAt);
    const unchanged = before !== undefined && isSameAnswer(before, capture);
    return { kind: 'captured', capture, body, unchanged };
  };

  const fetch = async (
    target: Target,
    intervalMs: number,
    conditions: Readonly<Record<string, string>>,
  ): Promise<Visit> => {
    const outcome = await askWithPatience(target, intervalMs, conditions);
    if (outcome.kind === 'failure') return { kind: 'failed', code: outcome.code, detail: outcome.detail };
    if (statusOf(outcome.exchange.statusLine) !== 304) {
      return captured(await archive.append(outcome.exchange), outcome.body);
    }
    const known = archive.latest(target.url);
    const body = known === undefined ? undefined : await bodyOrNothing(archive, known);
    if (body !== undefined) return captured(await archive.append(outcome.exchange), body);
    // The server vouches for a body that the archive has lost.
    if (Object.keys(conditions).length > 0) return fetch(target, intervalMs, {});
    return { kind: 'failed', code: 'http_error', detail: '304 to a request without conditions' };
  };

  return {
    visit: async (target, intervalMs) => {
      const { url } = target;
      const ofThisRun = archive.latestSince(url, runStartedAt);
      const body = ofThisRun === undefined ? undefined : await bodyOrNothing(archive, ofThisRun);
      if (ofThisRun !== undefined && body !== undefined) return captured(ofThisRun, body);
      return fetch(target, intervalMs, conditionsFor(archive.latest(url)));
    },
    traffic: () => ({ requests, bytes }),
  };
}

/** RFC 9110, 13.1: ask for the body only if it is not the one we hold. */
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
