import { z } from 'zod';
import { NO_FACTS, PORTAL_FAILURE, type ProblemKind } from './problem-kind.ts';

const DETAIL = z.union([NO_FACTS, z.strictObject({ detail: z.string() })]);

/** Why an address was not fetched, or a portal not crawled to its end. */
export const CRAWL_PROBLEMS = {
  page_gone: { severity: 'error', facts: DETAIL },
  http_error: { severity: 'error', facts: DETAIL },
  timeout: { severity: 'error', facts: DETAIL },
  list_unreadable: { severity: 'error', facts: DETAIL },
  page_unreadable: { severity: 'error', facts: DETAIL },
  connection_failed: { severity: 'error', facts: DETAIL },
  tls_failed: { severity: 'error', facts: DETAIL },
  incomplete_body: { severity: 'error', facts: DETAIL },
  too_large: { severity: 'warning', facts: DETAIL },
  robots_disallowed: { severity: 'note', facts: DETAIL },
  robots_unavailable: { severity: 'error', facts: DETAIL },
  foreign_host: { severity: 'note', facts: DETAIL },
  private_address: { severity: 'error', facts: DETAIL },
  redirect_loop: { severity: 'error', facts: DETAIL },
  login_or_challenge: { severity: 'error', facts: DETAIL },
  lists_only: { severity: 'note', facts: DETAIL },
  outside_years: { severity: 'note', facts: DETAIL },
  limit_reached: { severity: 'warning', facts: DETAIL },
  budget_spent: { severity: 'warning', facts: DETAIL },
  outside_window: { severity: 'warning', facts: DETAIL },
  lane_paused: { severity: 'warning', facts: DETAIL },
  run_partial: {
    severity: 'error',
    facts: z.strictObject({ reason: z.string(), detail: z.string().nullable() }),
  },
  needs_browser: { severity: 'error', facts: DETAIL },
  no_report_found: { severity: 'error', facts: NO_FACTS },
  expectation_missed: { severity: 'error', facts: z.strictObject({ detail: z.string() }) },
  portal_not_crawled: { severity: 'error', facts: PORTAL_FAILURE },
} as const satisfies Record<string, ProblemKind>;
