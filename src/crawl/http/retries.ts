import { headerValue, statusOf } from '../../archive/index.ts';
import type { RequestResult } from './request.ts';

/** Statuses by which a server says that it cannot answer now. */
const PASSING_STATUSES: readonly number[] = [429, 502, 503, 504];
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 60_000;
/** A server may ask us to wait longer than we would; if for longer than this, the address waits for the next run. */
const LONGEST_RETRY_AFTER_MS = 300_000;

/**
 * Milliseconds until the next attempt, or null when another would not help.
 * Waits double, and vary by `random` (0 to 1) between half and all of it, so that many crawlers don't come back
 * at once; Retry-After (RFC 9110, 10.2.3) is obeyed when it asks for longer.
 */
export function waitBeforeRetry(
  result: RequestResult,
  attempt: number,
  { now, random }: { readonly now: Date; readonly random: number },
): number | null {
  if (result.kind === 'failure' && !result.mayPass) return null;
  if (result.kind === 'answer' && !isPassing(result)) return null;
  if (isPatienceExhausted(result, now)) return null;
  const own = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** attempt) * (0.5 + random / 2);
  return Math.max(Math.round(own), retryAfterOf(result, now));
}

/** Whether the server wants to be left alone for longer than a run waits. */
export function isPatienceExhausted(result: RequestResult, now: Date): boolean {
  return retryAfterOf(result, now) > LONGEST_RETRY_AFTER_MS;
}

function isPassing({ exchange }: Extract<RequestResult, { kind: 'answer' }>): boolean {
  return PASSING_STATUSES.includes(statusOf(exchange.statusLine));
}

/** Milliseconds that a temporary error asks us to wait; 0 when it says nothing usable. */
function retryAfterOf(result: RequestResult, now: Date): number {
  if (result.kind === 'failure' || !isPassing(result)) return 0;
  const value = headerValue(result.exchange.headers, 'retry-after');
  if (value === null) return 0;
  if (/^\d+$/.test(value.trim())) return Number(value) * 1000;
  const date = Date.parse(value);
  return Number.isNaN(date) ? 0 : Math.max(0, date - now.getTime());
}
