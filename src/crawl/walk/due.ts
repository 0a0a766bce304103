import { createHash } from 'node:crypto';
import type { Portal, UrlState } from '../../domain/index.ts';
import { isDocument, type QueueItem } from './queue-item.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Less than a day, so that a daily run that begins a little earlier than the day before still requests it. */
const ONCE_A_DAY_MS = 20 * HOUR_MS;
/** What was not altered for long will not be altered soon: this share of the time without change (RFC 9111, 4.2.2). */
const STILL_FRESH = 0.1;

/**
 * Whether a report or an attachment that was fetched before must be requested again: when the list shows another title or
 * date than then, or its sitemap a later change; when it is recent, once a day at first and then less and less often; else when its turn
 * has come.
 * @param modifiedOn its last change in a sitemap, an ISO date or time.
 */
export function isDue(
  { url, context }: Pick<QueueItem, 'url' | 'context'>,
  earlier: UrlState,
  modifiedOn: string | undefined,
  { recheck }: Pick<Portal, 'recheck'>,
  now: Date,
): boolean {
  const isHeld = earlier.status === 'fetched' || earlier.status === 'unchanged';
  if (!isHeld || !isDocument(earlier.role)) return true;
  const { title, listed_on: listedOn } = earlier.context;
  if (context.title !== title || context.listed_on !== listedOn) return true;
  const checkedAt = Date.parse(earlier.checked_at);
  if (modifiedOn !== undefined && latestOf(modifiedOn) > checkedAt) return true;
  if (recheck.every_days === 0) return true;
  const published = publishedAt(context);
  if (now.getTime() - published < recheck.recent_days * DAY_MS) {
    return now.getTime() - checkedAt >= Math.max(ONCE_A_DAY_MS, STILL_FRESH * (checkedAt - published));
  }
  return hasTurnBetween(url, checkedAt, now.getTime(), recheck.every_days * DAY_MS);
}

/** A date without a time means any moment of its day. */
function latestOf(modifiedOn: string): number {
  return Date.parse(modifiedOn) + (/T/.test(modifiedOn) ? 0 : DAY_MS);
}

/** Reports of year N are due on 31 March of N + 1; a report without a known year counts as old. */
function publishedAt({ title, listed_on: listedOn }: QueueItem['context']): number {
  if (listedOn !== null) return Date.parse(listedOn);
  const year = /(?:19|20)\d{2}/.exec(title ?? '')?.[0];
  return year === undefined ? 0 : Date.UTC(Number(year) + 1, 2, 31);
}

/** Each address has its turn once in `every` milliseconds, at a moment that depends on nothing but the address. */
function hasTurnBetween(url: string, after: number, until: number, every: number): boolean {
  const offset = (createHash('sha256').update(url).digest().readUInt32BE(0) / 2 ** 32) * every;
  const turns = (time: number): number => Math.floor((time - offset) / every);
  return turns(until) > turns(after);
}
