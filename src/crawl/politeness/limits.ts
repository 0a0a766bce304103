import type { Portal, ProblemCode, VisitFacts } from '../../domain/index.ts';
import type { Breaker } from './breaker.ts';

/** Why an address is not requested in this run; the next run continues with it. */
export interface Refusal {
  readonly code: Extract<ProblemCode, 'budget_spent' | 'outside_window' | 'lane_paused'>;
  readonly facts: VisitFacts;
}

/** What a run has used of its portal so far. */
export interface Traffic {
  readonly requests: number;
  /** Bytes of bodies as sent, complete or not. */
  readonly bytes: number;
}

/** What ends a run before everything is visited. */
export interface Limits {
  /** Null when the address may be requested, `intervalMs` after the request before it. */
  refusal(url: string, intervalMs: number): Refusal | null;
}

const MINUTE_MS = 60_000;

export function createLimits(options: {
  readonly portal: Portal;
  readonly breaker: Breaker;
  readonly now: () => Date;
  readonly traffic: () => Traffic;
}): Limits {
  const { portal, breaker, now, traffic } = options;
  const { budget, politeness } = portal;
  const begunAt = now().getTime();

  const spent = (intervalMs: number): VisitFacts | null => {
    const { requests, bytes } = traffic();
    if (budget.requests !== undefined && requests >= budget.requests) {
      return { budget_requests: budget.requests };
    }
    if (budget.bytes !== undefined && bytes >= budget.bytes) return { budget_bytes: budget.bytes };
    // Do not wait for a turn that would come too late.
    const wait = requests === 0 ? 0 : intervalMs;
    const left = budget.minutes * MINUTE_MS - (now().getTime() - begunAt);
    if (left >= wait) return null;
    return left >= 0 && intervalMs > politeness.interval_ms
      ? { budget_minutes: budget.minutes, crawl_delay_s: intervalMs / 1000 }
      : { budget_minutes: budget.minutes };
  };

  return {
    refusal: (url, intervalMs) => {
      const { window } = politeness;
      if (window !== undefined && !isWithin(window, now())) {
        return { code: 'outside_window', facts: { window } };
      }
      const budgetSpent = spent(intervalMs);
      if (budgetSpent !== null) return { code: 'budget_spent', facts: budgetSpent };
      const { host } = new URL(url);
      return breaker.pauseBefore(host) === null ? { code: 'lane_paused', facts: { host } } : null;
    },
  };
}

type Window = NonNullable<Portal['politeness']['window']>;

/** Whether a moment is within a portal's hours; a window such as 22:00 to 06:00 includes midnight. */
export function isWithin({ from, to, zone }: Window, moment: Date): boolean {
  const clock = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(moment);
  return from <= to ? clock >= from && clock < to : clock >= from || clock < to;
}
