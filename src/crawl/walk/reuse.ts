import type { Capture } from '../../archive/index.ts';
import type { UrlState } from '../../domain/index.ts';
import { isDue } from './due.ts';
import { isDocument, type QueueItem } from './queue-item.ts';
import { linksFromState } from './stored-links.ts';
import type { VisitOptions } from './visit-options.ts';
import { unvisitedResult, type VisitResult } from './visit-result.ts';

/** Older than every answer. */
const ANY_TIME = '';

/** The state of an address from earlier runs, if that decides whether it is requested. */
export function knownOf(
  item: QueueItem,
  { earlier, times }: Pick<VisitOptions, 'earlier' | 'times'>,
): UrlState | undefined {
  const isContinued = times.passStartedAt < times.startedAt;
  return isDocument(item.role) || isContinued ? earlier.of(item.url) : undefined;
}

/**
 * An answer since then is enough. For a report that is held and not due: any answer. For what an earlier run did not get: one of this run,
 * because what it got instead (a challenge, an empty page) came with status 200. Else: one of this pass.
 */
export function heldSince(
  item: QueueItem,
  known: UrlState | undefined,
  { portal, times, now, recheck, modifiedOn }: VisitOptions,
): string {
  if (known?.status === 'blocked' || known?.status === 'failed') return times.startedAt;
  const isHeld = !recheck && known !== undefined && !isDue(item, known, modifiedOn(item.url), portal, now());
  return isHeld ? ANY_TIME : times.passStartedAt;
}

/**
 * A report or attachment that is held, from its state, without reading it. Null where it has to be read, because the state
 * does not say where it leads, or was not made from the newest answer, or not as it would be made now.
 */
export function recalled(
  item: QueueItem,
  known: UrlState | undefined,
  held: Capture | undefined,
  readWith: string,
): VisitResult | null {
  const leads = known?.leads_to;
  if (leads === undefined || held === undefined || leads.read_with !== readWith) return null;
  if (known?.role !== item.role || known.checked_at !== held.capturedAt || known.sha256 !== held.sha256) {
    return null;
  }
  const { status, sha256, capturedAt } = held;
  const record = {
    status: 'unchanged',
    reason: null,
    facts: { not_requested: true },
    http_status: status,
    sha256,
  } as const;
  return { ...unvisitedResult(item, record), links: linksFromState(leads, item), checkedAt: capturedAt };
}
