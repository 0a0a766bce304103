import type { VisitFacts } from '../../domain/index.ts';
import type { Refusal } from '../politeness/limits.ts';
import type { StateRecord } from '../states/state-record.ts';
import type { Assessment } from './assess-visit.ts';
import type { QueueItem } from './queue-item.ts';

/** The result of a visit, or of the decision against one; it needs a browser only where none has shown it. */
export interface VisitResult extends Assessment {
  /** When the answer came; null when there was none. */
  readonly checkedAt: string | null;
  /** Set when it was not requested, because a limit of the run is reached. */
  readonly refusal: Refusal | null;
  /** Without content encoding; null when there is none. */
  readonly body: Uint8Array | null;
}

export function unvisitedResult(
  item: QueueItem,
  record: StateRecord,
  refusal: Refusal | null = null,
): VisitResult {
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

export function skippedRecord(
  reason:
    | 'foreign_host'
    | 'robots_disallowed'
    | 'limit_reached'
    | 'lists_only'
    | 'outside_years'
    | Refusal['code'],
  facts: VisitFacts = {},
): StateRecord {
  return { status: 'skipped', reason, facts, http_status: null, sha256: null };
}
