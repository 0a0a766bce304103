import type { Refusal } from '../politeness/limits.ts';
import type { Outcome } from '../states/state-record.ts';
import type { Look } from './assess-page.ts';
import type { QueueItem } from './queue-item.ts';

/** The result of a visit, or of the decision against one; it needs a browser only where none has shown it. */
export interface SeenPage extends Look {
  /** When the answer came; null when there was none. */
  readonly checkedAt: string | null;
  /** Set when it was not requested, because a limit of the run is reached. */
  readonly refusal: Refusal | null;
  /** Without content encoding; null when there is none. */
  readonly body: Uint8Array | null;
}

export function unvisited(item: QueueItem, record: Outcome, refusal: Refusal | null = null): SeenPage {
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
): Outcome {
  return { status: 'skipped', reason, detail, http_status: null, sha256: null };
}
